import type { ApiClient } from '@japa/api-client'
import type Employee from '#app/organisation/models/employee'
import { PASSWORD } from '#tests/support/given_employee'

/** Absolute address of a path on the server of the tests. */
export function urlOf(client: ApiClient, path: string): string {
  const { url } = client.get(path).request as unknown as { url: string }
  return url
}

/**
 * Signs in as a browser does, with nothing but the cookies that the server sets and their CSRF token; gives back the
 * cookie header of the signed-in session.
 */
export async function realSession(client: ApiClient, employee: Employee): Promise<string> {
  const jar = new Map<string, string>()
  const keep = (response: Response) => {
    for (const cookie of response.headers.getSetCookie()) {
      const [pair = ''] = cookie.split(';')
      const at = pair.indexOf('=')
      jar.set(pair.slice(0, at), pair.slice(at + 1))
    }
  }
  const cookie = () => [...jar].map(([name, value]) => `${name}=${value}`).join('; ')

  keep(await fetch(urlOf(client, '/sign-in'), { headers: { accept: 'text/html' } }))
  const response = await fetch(urlOf(client, '/sign-in'), {
    method: 'POST',
    redirect: 'manual',
    headers: {
      'accept': 'text/html',
      'content-type': 'application/json',
      'cookie': cookie(),
      'x-xsrf-token': decodeURIComponent(jar.get('XSRF-TOKEN') ?? ''),
    },
    body: JSON.stringify({ staffNo: employee.staffNo, password: PASSWORD }),
  })
  keep(response)
  if (response.headers.get('location') !== '/') {
    throw new Error(`signing in ended at ${response.headers.get('location')}`)
  }
  return cookie()
}
