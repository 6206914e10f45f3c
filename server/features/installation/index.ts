export { assertManagesSettings } from './actions/edit-settings.ts';
export { installationFor } from './actions/read-installation.ts';
export { installationHandlers } from './routes.ts';
