export { delivered } from './delivery';
export { planBetween } from './plan';
export { markdown } from './report/markdown';
export { script } from './report/script';
