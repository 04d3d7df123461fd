// The playground in a real browser, as `npm run site` built it: `npm run test:playground`.
import unit from '../../../jest.config.mjs';

export default {
  reporters: unit.reporters,
  transform: unit.transform,
  moduleNameMapper: unit.moduleNameMapper,
  rootDir: '../../..',
  testMatch: ['<rootDir>/site/test/playground/*.test.ts'],
  testTimeout: 300_000,
};
