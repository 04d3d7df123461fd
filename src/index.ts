export * from './api/enums';
