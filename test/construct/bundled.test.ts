import { App, Chart, Size } from 'cdk8s';
import { PersistentStore } from '../../src';

afterEach(() => {
  Object.defineProperty(Size, 'name', { value: 'Size' });
});

test('a Size is one whatever name a bundler gives its class', () => {
  Object.defineProperty(Size, 'name', { value: 'e' });
  const store = new PersistentStore(new Chart(new App(), 'story'), 'store', { capacity: Size.gibibytes(1) });
  expect(store.claimName).toBe('story-store');
});
