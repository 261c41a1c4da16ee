import { createHash, randomBytes } from 'node:crypto'

const md5 = (text: string) => createHash('md5').update(text).digest('hex')

/** The Authorization header's value for a challenge (RFC 2617, MD5, qop auth). */
export function answerChallenge(input: {
  challenge: string
  method: string
  uri: string
  user: string
  password: string
}): string {
  const { challenge, method, uri, user, password } = input
  const field = (name: string) => new RegExp(`${name}="?([^",]+)"?`).exec(challenge)?.[1] ?? ''
  const realm = field('realm')
  const nonce = field('nonce')
  const cnonce = randomBytes(6).toString('hex')
  const secret = md5(`${user}:${realm}:${password}`)
  const response = md5(`${secret}:${nonce}:00000001:${cnonce}:auth:${md5(`${method}:${uri}`)}`)
  return [
    `Digest username="${user}"`,
    `realm="${realm}"`,
    `nonce="${nonce}"`,
    `uri="${uri}"`,
    `response="${response}"`,
    'qop=auth',
    'nc=00000001',
    `cnonce="${cnonce}"`,
    'algorithm=MD5',
  ].join(',')
}
