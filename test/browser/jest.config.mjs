// The tests of the page in a real browser: `npm run test:browser`.
import unit from '../../jest.config.mjs';

export default {
  reporters: unit.reporters,
  transform: unit.transform,
  rootDir: '../..',
  testMatch: ['<rootDir>/test/browser/*.browser.ts'],
  testTimeout: 120_000,
};
