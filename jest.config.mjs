export default {
  reporters: ['default', '<rootDir>/test/support/count-reporter.cjs'],
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  transform: { '^.+\\.ts$': ['@swc/jest', { jsc: { target: 'es2023', parser: { syntax: 'typescript' } } }] },
  moduleNameMapper: { '^cdk8s-stateful$': '<rootDir>/src/index.ts' },
  setupFiles: ['<rootDir>/test/support/no-colours.cjs'],
  snapshotSerializers: ['<rootDir>/test/support/yaml-serializer.cjs'],
  modulePathIgnorePatterns: ['<rootDir>/lib/', '<rootDir>/build/'],
  collectCoverageFrom: ['src/**/*.ts'],
  coverageThreshold: { global: { lines: 95 } },
};
