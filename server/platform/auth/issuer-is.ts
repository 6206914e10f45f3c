import { APIError, createAuthMiddleware } from 'better-auth/api';

const bare = (issuer: string) => issuer.replace(/\/+$/, '');

/**
 * Refuses a directory whose metadata names another issuer than the settings do: nothing of it is used then.
 * Stands behind the plugin that reads the metadata, so it looks at what that has just read.
 */
export const issuerIs = (expected: string) => ({
  id: 'issuer-is',
  hooks: {
    before: [
      {
        matcher: () => true,
        handler: createAuthMiddleware(async ({ context }) => {
          for (const { issuer } of context.socialProviders) {
            if (issuer === undefined || bare(issuer) !== bare(expected)) {
              throw new APIError('BAD_GATEWAY', { message: 'the directory names another issuer' });
            }
          }
        }),
      },
    ],
  },
});
