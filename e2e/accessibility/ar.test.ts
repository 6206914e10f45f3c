import { portalPages } from '../pages/portal.ts';
import { deskPages } from '../pages.ts';
import { tryPages } from './accessible.ts';

tryPages('ar', [...portalPages, ...deskPages]);
