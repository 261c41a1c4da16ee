import {
  credentialWord,
  addressWord,
  hostWord,
  nameWord,
  numberWord,
  pathWord,
  portWord,
  secondsWord,
} from '../words.ts'
import type { PlanCodec } from '../plan/phones.ts'
import type { PlanTrunk } from '../plan/trunks.ts'
import { CONTEXTS } from '../dialplan/destinations.ts'
import type { SwitchPlan } from '../switch_plan.ts'
import { element } from '../xml.ts'
import { configuration, params, settings } from './core.ts'

/** The SIP profiles: desk telephones, browsers, trunks. */
export function sofiaFile(plan: SwitchPlan): string {
  const profiles = [
    phonesProfile(plan),
    ...(plan.browsers === null ? [] : [browsersProfile(plan)]),
    trunksProfile(plan),
  ]
  return configuration('sofia.conf', [
    element('global_settings', {}, params({ 'log-level': '0', 'debug-presence': '0' })),
    element('profiles', {}, profiles),
  ])
}

type Pairs = Readonly<Record<string, string>>

function profile(
  name: string,
  pairs: Pairs,
  inner: readonly string[] = [],
  gateways: readonly string[] = []
) {
  return element('profile', { name }, [
    element('gateways', {}, gateways),
    element('domains', {}, inner),
    settings(pairs),
  ])
}

const CODECS: Readonly<Record<PlanCodec, string>> = {
  OPUS: 'OPUS',
  G722: 'G722',
  PCMA: 'PCMA',
  PCMU: 'PCMU',
  G729: 'G729',
}

/** What every profile shares. Addresses of callers are never looked up, no transcoding is late. */
function common({ node }: SwitchPlan, codecs: readonly PlanCodec[]): Pairs {
  if (codecs.length === 0) throw new RangeError('A profile needs a codec')
  const list = codecs.map((codec) => CODECS[codec]).join(',')
  const address = addressWord(node.address)
  const outside = node.publicAddress === null ? {} : publicly(addressWord(node.publicAddress))
  return {
    'sip-ip': address,
    'rtp-ip': address,
    ...outside,
    'user-agent-string': 'Spotline',
    'dialplan': 'XML',
    'dtmf-type': 'rfc2833',
    'rfc2833-pt': '101',
    'inbound-codec-prefs': list,
    'outbound-codec-prefs': list,
    'inbound-codec-negotiation': 'generous',
    'rtp-timer-name': 'soft',
    'rtp-timeout-sec': '300',
    'rtp-hold-timeout-sec': '1800',
    'nonce-ttl': '60',
    'manage-presence': 'false',
    'disable-transcoding': 'false',
    'log-auth-failures': 'true',
    'challenge-realm': 'auto_from',
  }
}

function publicly(address: string): Pairs {
  return { 'ext-sip-ip': address, 'ext-rtp-ip': address }
}

function tls(plan: SwitchPlan, port: number | null): Pairs {
  if (port === null) return {}
  return {
    'tls': 'true',
    'tls-sip-port': portWord(port),
    'tls-cert-dir': certificates(plan),
    'tls-version': 'tlsv1.2,tlsv1.3',
  }
}

function certificates({ node }: SwitchPlan): string {
  if (node.certificates === null) throw new RangeError('TLS needs the folder of the certificates')
  return pathWord(node.certificates)
}

/** Registrations count only for the one domain, whatever the telephone calls it. */
function registering({ node }: SwitchPlan, seconds: string): Pairs {
  const domain = hostWord(node.domain)
  return {
    'context': CONTEXTS.telephones,
    'force-register-domain': domain,
    'force-subscription-domain': domain,
    'force-register-db-domain': domain,
    'auth-calls': 'true',
    'auth-all-packets': 'false',
    'accept-blind-reg': 'false',
    'inbound-reg-force-matching-username': 'true',
    'sip-force-expires': seconds,
    'sip-expires-max-deviation': '10',
    'multiple-registrations': 'false',
    'unregister-on-options-fail': 'true',
    'all-reg-options-ping': 'true',
  }
}

function phonesProfile(plan: SwitchPlan): string {
  const { phones } = plan
  return profile(
    'internal',
    {
      ...common(plan, phones.codecs),
      'sip-port': portWord(phones.port),
      ...tls(plan, phones.tlsPort),
      ...registering(plan, secondsWord(phones.registrationSeconds, 3600)),
    },
    domains(plan)
  )
}

function domains({ node }: SwitchPlan): string[] {
  return [element('domain', { name: hostWord(node.domain), alias: 'true', parse: 'false' })]
}

function browsersProfile(plan: SwitchPlan): string {
  const { browsers } = plan
  if (browsers === null) throw new RangeError('There are no browser telephones')
  const { wsPort, wssPort } = browsers
  if (wsPort === null && wssPort === null) throw new RangeError('Browsers need ws or wss')
  const address = addressWord(plan.node.address)
  return profile('browsers', {
    ...common(plan, browsers.codecs),
    'sip-port': portWord(browsers.port),
    ...(wsPort === null ? {} : { 'ws-binding': `${address}:${portWord(wsPort)}` }),
    ...(wssPort === null
      ? {}
      : { 'wss-binding': `${address}:${portWord(wssPort)}`, 'tls-cert-dir': certificates(plan) }),
    ...registering(plan, '60'),
    'all-reg-options-ping': 'false',
    'unregister-on-options-fail': 'false',
    'apply-candidate-acl': 'any_v4.auto',
  })
}

function trunksProfile(plan: SwitchPlan): string {
  const { trunkProfile } = plan
  return profile(
    'external',
    {
      ...common(plan, trunkProfile.codecs),
      'sip-port': portWord(trunkProfile.port),
      ...tls(plan, trunkProfile.tlsPort),
      'context': CONTEXTS.trunks,
      'auth-calls': 'false',
      'apply-inbound-acl': 'trunks',
      // Else a caller could send his agent's leg anywhere, on our bill.
      'disable-transfer': 'true',
    },
    [],
    plan.trunks.filter((trunk) => trunk.enabled).map(gateway)
  )
}

function gateway(trunk: PlanTrunk): string {
  const host = hostWord(trunk.host)
  const proxy = `${host}:${portWord(trunk.port)}`
  // The switch wants something in both, also where the carrier asks for nothing.
  const username = trunk.username === null ? 'spotline' : credentialWord(trunk.username)
  const password = trunk.password === null ? 'none' : credentialWord(trunk.password)
  return element(
    'gateway',
    { name: nameWord(trunk.name) },
    params({
      'proxy': proxy,
      'realm': host,
      'username': username,
      'password': password,
      'from-domain': trunk.fromDomain === null ? host : hostWord(trunk.fromDomain),
      'extension': trunk.callerNumber === null ? username : numberWord(trunk.callerNumber),
      'register': trunk.register ? 'true' : 'false',
      'register-transport': trunk.transport,
      'contact-params': `transport=${trunk.transport}`,
      'caller-id-in-from': trunk.callerNumberIn === 'from' ? 'true' : 'false',
      ...(trunk.pingSeconds === null ? {} : { ping: secondsWord(trunk.pingSeconds) }),
    })
  )
}
