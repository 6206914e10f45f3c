import { figurePages } from '../pages/figures.ts';
import { tryPages } from './accessible.ts';

tryPages('en', figurePages);
