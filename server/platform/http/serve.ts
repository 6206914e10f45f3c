import { randomUUID } from 'node:crypto';
import { constants } from 'node:zlib';
import compress from '@fastify/compress';
import cookie from '@fastify/cookie';
import swagger from '@fastify/swagger';
import type { Route } from '@insaf/contract/route.ts';
import { type FastifyReply, type FastifyRequest, fastify, LogController } from 'fastify';
import {
  jsonSchemaTransform,
  jsonSchemaTransformObject,
  serializerCompiler,
  validatorCompiler,
  type ZodTypeProvider,
} from 'fastify-type-provider-zod';
import { Refusal } from '../errors.ts';
import { type Log, withinRequest } from '../log.ts';
import { languageOf, replyWithError } from './error-reply.ts';
import { refuseForeignRequests } from './foreign-requests.ts';
import { closeGate, type GateOptions } from './gate.ts';
import { type LoadLimit, limitLoad } from './limit-load.ts';
import { readOwnCookies } from './own-cookies.ts';
import { limitActing, limitAddresses, type RequestLimits } from './request-limits.ts';
import type { BoundRoute, Call, Input } from './routes.ts';
import { addSecurityHeaders } from './security-headers.ts';

export const API = '/api/v1';

export type ServeOptions<A> = GateOptions<A> & {
  /** What the API's description begins with. */
  readonly title: string;
  readonly description: string;
  readonly log: Log;
  readonly routes: readonly BoundRoute<A>[];
  /** Answers what no route knows, outside the API: with a page. */
  readonly noSuchPage?: (request: FastifyRequest, reply: FastifyReply) => unknown;
  readonly limits: RequestLimits<A>;
  readonly load: LoadLimit;
  /** By which address people reach the server. */
  readonly publicUrl: string;
  readonly bodyLimit: number;
  readonly trustProxy: boolean | string;
};

export type Http = ReturnType<typeof serve>;

/** A request's number: short enough to be read out, and unlike any other's. */
const requestNumber = () => randomUUID().slice(-12);

/** The HTTP server with every route of the API, behind the gate (gate.ts). */
export function serve<A>(options: ServeOptions<A>) {
  const server = fastify({
    loggerInstance: options.log,
    genReqId: requestNumber,
    bodyLimit: options.bodyLimit,
    trustProxy: options.trustProxy,
    // Lines of our own say what is worth saying; each carries the request's number.
    logController: new LogController({ disableRequestLogging: true }),
    childLoggerFactory: (log) => log,
    // A photo on a slow line takes minutes; a line that brings nothing is cut by the route itself.
    requestTimeout: 15 * 60_000,
    forceCloseConnections: 'idle',
    routerOptions: { maxParamLength: 200, ignoreTrailingSlash: true },
  }).withTypeProvider<ZodTypeProvider>();

  server.setValidatorCompiler(validatorCompiler);
  server.setSerializerCompiler(serializerCompiler);
  server.setErrorHandler(replyWithError);
  server.setNotFoundHandler((request, reply) => {
    if (options.noSuchPage && !request.url.startsWith(API))
      return options.noSuchPage(request, reply);
    throw new Refusal('not_found');
  });
  addSecurityHeaders(server as never);
  // Every line that is logged meanwhile carries the request's number.
  server.addHook('onRequest', (request, _reply, done) => withinRequest(request.id, done));
  // First of what is asked before a body is read, so that whoever refuses knows the chosen language.
  readOwnCookies(server as never, options.publicUrl, /^insaf-/);
  limitLoad(server as never, options.load);
  limitAddresses(server as never, options.limits);
  closeGate(server as never, options);
  limitActing(server as never, options.limits);
  refuseForeignRequests(server as never, options.publicUrl);
  server.addHook('onSend', async (request, reply) => {
    reply.header('x-request-id', request.id);
    if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store');
  });
  server.addHook('onResponse', async (request, reply) => {
    request.log.debug(
      {
        route: request.routeOptions.url,
        method: request.method,
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime),
      },
      'answered',
    );
  });
  server.register(cookie);
  server.register(compress, {
    threshold: 1400,
    // At once: a stream for each answer costs more than it wins, where the other cores have work of their own.
    syncThreshold: 65_536,
    encodings: ['br', 'gzip'],
    // What is read once is compressed quickly; what is read often is in the build, compressed well.
    brotliOptions: { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } },
    zlibOptions: { level: 5 },
  });
  server.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: options.title,
        description: options.description,
        version: '1',
        license: { name: 'EUPL-1.2', identifier: 'EUPL-1.2' },
      },
      servers: [{ url: '/' }],
      components: {
        securitySchemes: {
          session: { type: 'http', scheme: 'bearer' },
          partnerKey: {
            type: 'http',
            scheme: 'bearer',
            bearerFormat: 'insaf_…',
            description: 'The key of a partner’s system, for the operations that name it.',
          },
        },
      },
    },
    transform: jsonSchemaTransform,
    transformObject: jsonSchemaTransformObject,
  });
  server.register(async (scope) => {
    for (const bound of options.routes) addRoute(scope.withTypeProvider<ZodTypeProvider>(), bound);
  });

  function addRoute(scope: typeof server, { name, route, handle }: BoundRoute<A>) {
    const [status] = Object.keys(route.replies).map(Number);
    if (status === undefined) throw new Error(`the route ${name} declares no reply`);
    scope.route({
      method: route.method,
      url: `${API}${route.path}`,
      schema: {
        operationId: name,
        summary: route.summary,
        description: `Access: ${route.access}${route.byKey ? '. A partner’s key can call it.' : ''}`,
        ...securityOf(route),
        ...(route.params ? { params: route.params } : {}),
        ...(route.query ? { querystring: route.query } : {}),
        ...(route.headers ? { headers: route.headers } : {}),
        ...(route.body ? { body: route.body } : {}),
        ...(route.produces
          ? { produces: [route.produces] }
          : { response: route.replies as Record<number, never> }),
      },
      config: {
        ...{ access: route.access, byKey: route.byKey === true, asksWho: true },
        session: {
          ...(route.fresh ? { fresh: route.fresh } : {}),
          ...(route.early ? { early: route.early } : {}),
          ...(route.background ? { background: route.background } : {}),
        },
      },
      handler: async (request, reply) => {
        const call: Call<A> = {
          acting: (request as unknown as { acting: A }).acting,
          language: languageOf(request),
          request,
          reply,
        };
        const input = {
          params: request.params,
          query: request.query,
          headers: request.headers,
          body: request.body,
        } as Input<typeof route>;
        const output = await handle(input, call);
        if (reply.sent) return reply;
        reply.status(status);
        if (route.produces && !reply.hasHeader('content-type')) {
          reply.header('content-type', route.produces);
        }
        return output;
      },
    });
  }

  return server;
}

/** By what a route can be called: each of these alone is enough. */
function securityOf({ access, byKey }: Route): { security?: Record<string, string[]>[] } {
  if (access === 'public' && !byKey) return {};
  return {
    security: [access === 'public' ? {} : { session: [] }, ...(byKey ? [{ partnerKey: [] }] : [])],
  };
}
