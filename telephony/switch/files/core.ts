import { timeZoneName, timeZoneRule } from '../time_zone.ts'
import {
  addressWord,
  hostWord,
  nameWord,
  networkWord,
  pathWord,
  portWord,
  secretWord,
  secondsWord,
  urlWord,
  wholeNumber,
} from '../words.ts'
import type { PlanCodec } from '../plan/phones.ts'
import type { SwitchPlan } from '../switch_plan.ts'
import { element } from '../xml.ts'

/** One file of `autoload_configs`. */
export function configuration(name: string, children: readonly string[]): string {
  const content = element('configuration', { name, description: 'Spotline' }, children)
  return `${element('include', {}, [content])}\n`
}

export function settings(pairs: Readonly<Record<string, string>>): string {
  return element('settings', {}, params(pairs))
}

export function params(pairs: Readonly<Record<string, string>>): string[] {
  return Object.entries(pairs).map(([name, value]) => element('param', { name, value }))
}

/** The root; include directives stand alone on their lines, since they replace whole lines. */
export function mainFile({ node }: SwitchPlan): string {
  const section = (name: string, files: string) =>
    element('section', { name, description: 'Spotline' }, [
      element('X-PRE-PROCESS', { cmd: 'include', data: files }),
    ])
  // Whoever is dialled without a domain is one of ours.
  const domain = element('X-PRE-PROCESS', { cmd: 'set', data: `domain=${hostWord(node.domain)}` })
  const sections = [
    domain,
    section('configuration', 'autoload_configs/*.xml'),
    section('dialplan', 'dialplan/*.xml'),
    section('directory', 'directory/*.xml'),
  ]
  return `<?xml version="1.0"?>\n${element('document', { type: 'freeswitch/xml' }, sections)}\n`
}

/** In the order in which they are loaded; nothing more than what every configuration uses. */
const MODULES = [
  'mod_console',
  'mod_logfile',
  'mod_event_socket',
  'mod_sndfile',
  'mod_native_file',
  'mod_tone_stream',
  'mod_local_stream',
  'mod_commands',
  'mod_dptools',
  'mod_expr',
  'mod_hash',
  'mod_conference',
  'mod_dialplan_xml',
  'mod_json_cdr',
  'mod_loopback',
  'mod_rtc',
]

/** The codecs that the core lacks. */
const CODEC_MODULES: Partial<Record<PlanCodec, string>> = { OPUS: 'mod_opus', G729: 'mod_g729' }

/** The codecs come before the profiles that offer them. */
export function modulesFile({ phones, browsers, trunkProfile }: SwitchPlan): string {
  const profiles = browsers === null ? [phones, trunkProfile] : [phones, browsers, trunkProfile]
  const codecs = new Set(profiles.flatMap((profile) => profile.codecs))
  const needed = [...codecs].flatMap((codec) => CODEC_MODULES[codec] ?? [])
  const modules = [...MODULES, ...needed.sort(), 'mod_sofia']
  return configuration('modules.conf', [
    element(
      'modules',
      {},
      modules.map((module) => element('load', { module }))
    ),
  ])
}

export function switchFile({ node }: SwitchPlan): string {
  const { from, to } = node.mediaPorts
  if (to - from < 19) throw new RangeError('The media need at least 20 ports')
  return configuration('switch.conf', [
    settings({
      'switchname': nameWord(node.name),
      'max-sessions': wholeNumber('Sessions', node.maxSessions, 1, 20_000),
      'sessions-per-second': wholeNumber('Sessions a second', node.sessionsPerSecond, 1, 1000),
      'rtp-start-port': portWord(from),
      'rtp-end-port': portWord(to),
      'loglevel': 'notice',
      'colorize-console': 'false',
    }),
  ])
}

export function eventSocketFile({ eventSocket }: SwitchPlan): string {
  return configuration('event_socket.conf', [
    settings({
      'nat-map': 'false',
      'listen-ip': addressWord(eventSocket.address),
      'listen-port': portWord(eventSocket.port),
      'password': secretWord(eventSocket.password),
      'apply-inbound-acl': 'event_socket',
      'stop-on-bind-error': 'true',
    }),
  ])
}

/** Who may use the event socket, which addresses are telephones', which a trunk's. */
export function accessFile(plan: SwitchPlan): string {
  const list = (name: string, networks: readonly string[]) =>
    element(
      'list',
      { name, default: 'deny' },
      networks.map((cidr) => element('node', { type: 'allow', cidr: networkWord(cidr) }))
    )
  const trunks = plan.trunks.filter((trunk) => trunk.enabled)
  const phones = plan.phones.allowed
  return configuration('acl.conf', [
    element('network-lists', {}, [
      list('event_socket', plan.eventSocket.allowed),
      list('telephones', phones.length === 0 ? ['0.0.0.0/0'] : phones),
      list(
        'trunks',
        trunks.flatMap((trunk) => trunk.inboundAddresses)
      ),
      ...trunks.map((trunk) => list(`trunk_${nameWord(trunk.name)}`, trunk.inboundAddresses)),
    ]),
  ])
}

/** Music by name; all streams run at 8 kHz, as the telephones of a call centre do. */
export function musicFile({ sounds }: SwitchPlan): string {
  return configuration(
    'local_stream.conf',
    sounds.music.map(({ name, folder }) =>
      element(
        'directory',
        { name: nameWord(name), path: pathWord(folder) },
        params({
          'rate': '8000',
          'shuffle': 'true',
          'channels': '1',
          'interval': '20',
          'timer-name': 'soft',
        })
      )
    )
  )
}

/** What the switch knows of each finished leg, as a file in the spool. */
export function recordsFile({ cdr }: SwitchPlan): string {
  const folder = pathWord(cdr.spoolFolder)
  const post = cdr.post && {
    'url': urlWord(cdr.post.url),
    'timeout': secondsWord(cdr.post.timeoutSeconds, 60),
    'retries': '2',
    'delay': '2',
    'disable-100-continue': 'true',
  }
  return configuration('json_cdr.conf', [
    settings({
      'log-b-leg': 'true',
      'prefix-a-leg': 'false',
      'encode': 'false',
      'encode-values': 'false',
      'log-dir': folder,
      'err-log-dir': folder,
      ...post,
    }),
  ])
}

export function timeZonesFile({ node }: SwitchPlan): string {
  const zone = element('zone', {
    name: timeZoneName(node.timeZone),
    value: timeZoneRule(node.timeZone),
  })
  return configuration('timezones.conf', [element('timezones', {}, [zone])])
}

export function conferenceFile(): string {
  const profile = element(
    'profile',
    { name: 'default' },
    params({
      'rate': '8000',
      'interval': '20',
      'energy-level': '100',
      'comfort-noise': 'true',
      'moh-sound': 'silence_stream://-1',
    })
  )
  return configuration('conference.conf', [element('profiles', {}, [profile])])
}

/** Modules that want a file of their own and need nothing in it. */
export function plainFiles(): Readonly<Record<string, string>> {
  const mapping = element('mappings', {}, [
    element('map', { name: 'all', value: 'notice,warning,err,crit,alert' }),
  ])
  return {
    console: configuration('console.conf', [
      mapping,
      settings({ colorize: 'false', loglevel: 'warning' }),
    ]),
    logfile: configuration('logfile.conf', [
      settings({ 'rotate-on-hup': 'true' }),
      element('profiles', {}, [
        element('profile', { name: 'default' }, [
          settings({ 'rollover': '104857600', 'maximum-rotate': '16' }),
          mapping,
        ]),
      ]),
    ]),
    hash: configuration('hash.conf', [element('remotes', {})]),
    loopback: configuration('loopback.conf', [settings({ 'early-set-loopback-id': 'true' })]),
  }
}
