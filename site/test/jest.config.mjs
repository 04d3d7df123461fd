// The tests of the website as it is built, in a real browser: `npm run test:site`.
import unit from '../../jest.config.mjs';

export default {
  reporters: unit.reporters,
  transform: unit.transform,
  moduleNameMapper: unit.moduleNameMapper,
  rootDir: '../..',
  testMatch: ['<rootDir>/site/test/*.browser.ts', '<rootDir>/site/test/*.test.ts'],
  modulePathIgnorePatterns: unit.modulePathIgnorePatterns,
  testTimeout: 300_000,
};
