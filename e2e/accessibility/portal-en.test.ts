import { portalPages } from '../pages/portal.ts';
import { tryPages } from './accessible.ts';

tryPages('en', portalPages);
