import encryption from '@adonisjs/core/services/encryption'

/** What an account at a carrier's interface is proven with; each is typed once and never shown again. */
export const CREDENTIALS = ['pushSalt'] as const

export type CredentialName = (typeof CREDENTIALS)[number]

export type Credentials = Partial<Record<CredentialName, string>>

export function sealCredentials(credentials: Credentials): string {
  return encryption.encrypt(JSON.stringify(credentials))
}

/** Of the column `carriers.credentials`; none when nothing was entered. */
export function openCredentials(sealed: string | null): Credentials {
  if (sealed === null) return {}
  return JSON.parse(encryption.decrypt<string>(sealed) ?? '{}') as Credentials
}
