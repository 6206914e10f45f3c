import { workPages } from '../pages/work.ts';
import { tryPages } from './accessible.ts';

tryPages('en', workPages);
