export { Conditions, containing, instant, textArray } from '@yidan/platform';
