import type { ApiClient, ApiResponse } from '@japa/api-client'
import type Employee from '#app/organisation/models/employee'

type Method = 'get' | 'post' | 'put' | 'patch' | 'delete'

/** Opens a page as the browser does inside the application; the answer carries the page's name and props. */
export async function visit(client: ApiClient, path: string, as?: Employee): Promise<ApiResponse> {
  const request = client.get(path).withInertia().redirects(0)
  return as ? request.loginAs(as) : request
}

/** Submits a form of a page, with its CSRF token; `from` is the page to come back to. */
export async function submit(
  client: ApiClient,
  method: Exclude<Method, 'get'>,
  path: string,
  fields: Record<string, unknown>,
  { as, from = '/somewhere' }: { as?: Employee; from?: string } = {}
): Promise<ApiResponse> {
  const request = client
    .request(path, method.toUpperCase())
    .withInertia()
    .withCsrfToken()
    .redirects(0)
    .header('referer', from)
    .json(fields)
  return as ? request.loginAs(as) : request
}

/** Asks for JSON as the parts of a page do. */
export async function ask(
  client: ApiClient,
  method: Method,
  path: string,
  { as, body }: { as?: Employee; body?: Record<string, unknown> } = {}
): Promise<ApiResponse> {
  const request = client
    .request(path, method.toUpperCase())
    .accept('json')
    .withCsrfToken()
    .redirects(0)
  if (body) request.json(body)
  return as ? request.loginAs(as) : request
}
