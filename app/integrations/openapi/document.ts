import { API_SCOPE_NAMES } from '#app/organisation/api_scopes'
import { OPERATIONS, type Operation } from '#app/integrations/openapi/operations'
import { SCHEMAS, type Schema } from '#app/integrations/openapi/schemas'

export const API_ROOT = '/api/v1'

const REFUSALS: Record<number, string> = {
  400: 'The request cannot be read, or lacks what it must have.',
  401: 'No token, or one that is unknown, expired or withdrawn.',
  403: 'The token lacks the scope, or its employee the permission.',
  404: 'There is nothing of this id.',
  409: 'It contradicts what is there already.',
  413: 'The body is too large.',
  422: 'A field is not right; `errors` names each.',
  429: 'Too many requests; `Retry-After` says how many seconds to wait.',
}

/** Refusals that every operation knows. */
const ALWAYS = [401, 403, 429]

const WHOLE = { schema: { type: 'integer' } }

const HEADERS = {
  'RateLimit-Limit': { ...WHOLE, description: 'Requests a minute.' },
  'RateLimit-Remaining': { ...WHOLE, description: 'What is left of them.' },
  'RateLimit-Reset': { ...WHOLE, description: 'Seconds until they are whole again.' },
}

/** The description of the API (OpenAPI 3.1), as it is served and as the tests hold every answer against it. */
export function openApiDocument(version: string): Schema {
  const paths: Record<string, Record<string, Schema>> = {}
  for (const operation of OPERATIONS) {
    ;(paths[operation.path] ??= {})[operation.method] = described(operation)
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Spotline',
      version,
      description: `Orders from other channels. Money is in fen, instants are ISO 8601 in UTC, telephone numbers are masked. A token's scopes: ${API_SCOPE_NAMES.join(', ')}.`,
    },
    servers: [{ url: API_ROOT }],
    security: [{ token: [] }],
    paths,
    components: {
      schemas: SCHEMAS,
      securitySchemes: {
        token: {
          type: 'http',
          scheme: 'bearer',
          description: 'Given under 系统 → 接口令牌, shown once.',
        },
      },
    },
  }
}

function described(operation: Operation): Schema {
  const [status, schema] = operation.success
  const refusals = [...ALWAYS, ...(operation.refusals ?? [])].sort((one, other) => one - other)
  return {
    'operationId': operation.id,
    'summary': operation.summary,
    'description': `Scope \`${operation.scope}\`.`,
    'x-scope': operation.scope,
    ...(operation.parameters ? { parameters: operation.parameters } : {}),
    ...(operation.body ? { requestBody: { required: true, content: json(operation.body) } } : {}),
    'responses': {
      [status]: { description: 'Done.', headers: HEADERS, content: json(schema) },
      ...Object.fromEntries(
        refusals.map((refusal) => [
          refusal,
          {
            description: REFUSALS[refusal],
            content: { 'application/problem+json': { schema: reference('Problem') } },
          },
        ])
      ),
    },
  }
}

function json(schema: string): Schema {
  return { 'application/json': { schema: reference(schema) } }
}

function reference(schema: string): Schema {
  return { $ref: `#/components/schemas/${schema}` }
}
