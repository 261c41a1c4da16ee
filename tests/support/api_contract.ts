import Ajv from 'ajv'
import type { ApiClient, ApiResponse } from '@japa/api-client'
import type Employee from '#app/organisation/models/employee'
import type { ApiScope } from '#app/organisation/api_scopes'
import { CreateApiToken } from '#app/organisation/services/create_api_token'
import { openApiDocument } from '#app/integrations/openapi/document'

type Described = {
  parameters?: { name: string; in: string }[]
  requestBody?: unknown
  responses: Record<string, { content: Record<string, { schema: object }> }>
}

const DOCUMENT = openApiDocument('test') as {
  paths: Record<string, Record<string, Described>>
  components: object
}

const ajv = new Ajv({ allErrors: true, schemaId: 'auto', unknownFormats: 'ignore' })
ajv.addSchema({ $id: 'api', components: DOCUMENT.components })

/** A token of this employee for these scopes. */
export async function givenToken(employee: Employee, scopes: ApiScope[]): Promise<string> {
  const { token } = await new CreateApiToken().handle({
    actorId: employee.id,
    label: '官网商城',
    actingEmployeeId: employee.id,
    scopes,
    expiresInDays: null,
  })
  return token
}

export type ApiRequest = {
  token?: string
  body?: Record<string, unknown> | string
  headers?: Record<string, string>
}

/** Asks the API as another program does, and holds every answer against the description that it publishes. */
export async function callApi(
  client: ApiClient,
  method: 'get' | 'post',
  path: string,
  { token, body, headers = {} }: ApiRequest = {}
): Promise<ApiResponse> {
  const request = client.request(`/api/v1${path}`, method.toUpperCase()).accept('json')
  if (token) request.header('authorization', `Bearer ${token}`)
  for (const [name, value] of Object.entries(headers)) request.header(name, value)
  if (typeof body === 'string') void request.request.type('json').send(body)
  else if (body) request.json(body)
  const response = await request
  holdAgainstDescription(method, path, response)
  return response
}

function holdAgainstDescription(method: string, path: string, response: ApiResponse) {
  const operation = describedAt(method, path)
  if (!operation) throw new Error(`${method} ${path} is not described`)
  const described = operation.responses[response.status()]
  const label = `${method} ${path} ${response.status()}`
  if (!described) throw new Error(`${label} is not described: ${response.text()}`)
  const [type, { schema }] = Object.entries(described.content)[0]!
  const sent = response.header('content-type') ?? ''
  if (!sent.startsWith(type)) throw new Error(`${label}: ${sent} instead of ${type}`)
  const { $ref } = schema as { $ref: string }
  const valid = ajv.validate({ $ref: `api${$ref}` }, response.body())
  if (!valid) {
    throw new Error(`${label}: ${ajv.errorsText()} in ${JSON.stringify(response.body())}`)
  }
}

/** The described operation of a path with its values filled in. */
export function describedAt(method: string, path: string): Described | undefined {
  const [bare] = path.split('?')
  for (const [template, operations] of Object.entries(DOCUMENT.paths)) {
    const pattern = new RegExp(`^${template.replaceAll(/\{\w+\}/g, '[^/]+')}$`)
    if (pattern.test(bare!)) return operations[method]
  }
  return undefined
}
