import { administrationPages } from '../pages/administration.ts';
import { tryPages } from './accessible.ts';

tryPages('ar', administrationPages);
