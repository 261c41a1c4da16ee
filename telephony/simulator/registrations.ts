import type { HeaderPairs } from './switch_core.ts'

/** What `sofia::register` and `sofia::unregister` say after their own headers. */
export function registrationHeaders(
  extension: string,
  domain: string,
  registers: boolean
): HeaderPairs {
  const contact = `"" <sip:${extension}@127.0.0.1:25070>`
  const callId = `${extension}0000@ua`
  const network = [
    ['network-ip', '127.0.0.1'],
    ['network-port', '25070'],
  ] as const
  const directory = [
    ['sip_number_alias', extension],
    ['sip_auth_username', extension],
    ['sip_auth_realm', domain],
    ['number_alias', extension],
    ['user_name', extension],
    ['domain_name', domain],
    ['user_context', 'default'],
    ['effective_caller_id_number', extension],
    ['effective_caller_id_name', `Agent ${extension}`],
  ] as const
  if (!registers) {
    return [
      ['profile-name', 'internal'],
      ['username', extension],
      ['from-user', extension],
      ['from-host', domain],
      ['contact', contact],
      ['call-id', callId],
      ['rpid', 'unknown'],
      ['realm', domain],
      ...network,
      ['user-agent', 'unknown'],
      ['expires', '0'],
      ...directory,
    ]
  }
  return [
    ['profile-name', 'internal'],
    ['from-user', extension],
    ['from-host', domain],
    ['presence-hosts', 'n/a'],
    ['contact', contact],
    ['call-id', callId],
    ['rpid', 'unknown'],
    ['status', 'Registered(UDP)'],
    ['expires', '60'],
    ['to-user', extension],
    ['to-host', domain],
    ...network,
    ['username', extension],
    ['realm', domain],
    ['user-agent', 'unknown'],
    ...directory,
  ]
}
