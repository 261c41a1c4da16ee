import vine, { type VineValidator } from '@vinejs/vine'
import type { SchemaTypes } from '@vinejs/vine/types'
import { FEATURE_ACTIONS, type PartKind } from '#app/pbx/parts'
import { TARGET_KINDS } from '#app/pbx/targets'

const text = (pattern: RegExp) => vine.string().trim().regex(pattern)
const id = () => vine.number().positive().withoutDecimals()
const whole = (from: number, to: number) => vine.number().withoutDecimals().range([from, to])
/** What the switch or a log would take for markup, a variable or a line end has no place in a name. */
const name = () => text(/^[^\p{Cc}\u2028\u2029$\\{}'"<>&]{1,60}$/u)
/** A name that other telephones show: a SIP display name and a channel variable. */
const displayName = () => text(/^[\p{L}\p{N}\p{M}][\p{L}\p{N}\p{M} .()·+-]{0,59}$/u)
const digits = (most: number) => text(new RegExp(`^\\d{1,${most}}$`))
const ipv4 = () => text(/^(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:\.(?!$)|$)){4}$/)
const network = () =>
  text(/^(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:\.(?!\/)|(?=\/))){4}\/(?:3[0-2]|[12]?\d)$/)
const host = () => text(/^[0-9A-Za-z](?:[0-9A-Za-z.-]{0,118}[0-9A-Za-z])?$/)
const folder = () => text(/^(?:\/[0-9A-Za-z_-][0-9A-Za-z_.-]*){1,12}$/).maxLength(200)
const port = () => whole(1, 65_535)
const clock = () => text(/^(?:(?:[01]\d|2[0-3]):[0-5]\d|24:00)$/)
const day = () => text(/^\d{4}-\d{2}-\d{2}$/)
const hours = () => vine.array(vine.object({ from: clock(), to: clock() })).maxLength(5)
/** Seconds that a caller is put before (or behind) others, at most an hour. */
const headStart = () => whole(-3600, 3600)
const dialClass = () => vine.enum(['internal', 'national', 'international'])
const target = () =>
  vine.object({ kind: vine.enum(TARGET_KINDS), id: id().optional(), number: digits(20).optional() })

/** A part as its form sends it. Whatever reaches the files of the switch is digits, names of hosts, folders or ids. */
export const PART_VALIDATORS: Record<
  PartKind,
  VineValidator<SchemaTypes, Record<string, any> | undefined>
> = {
  'switches': vine.create({
    name: text(/^[0-9A-Za-z_-]{1,40}$/),
    host: ipv4(),
    port: port(),
    password: text(/^[0-9A-Za-z_-]{16,64}$/).optional(),
    allowed: vine.array(network()).minLength(1).maxLength(20),
    domain: host(),
    address: ipv4(),
    publicAddress: ipv4().optional(),
    mediaFrom: whole(1024, 65_534),
    mediaTo: whole(1025, 65_535),
    maxSessions: whole(2, 20_000),
    sessionsPerSecond: whole(1, 1000),
    phonePort: port(),
    trunkPort: port(),
    wsPort: port().optional(),
    wssPort: port().optional(),
    browserUrl: text(
      /^wss?:\/\/[0-9A-Za-z](?:[0-9A-Za-z.-]{0,118}[0-9A-Za-z])?(?::\d{1,5})?(?:\/[0-9A-Za-z_.\/-]{0,60})?$/
    ).optional(),
    certificates: folder().optional(),
    configFolder: folder(),
    filesFolder: folder(),
    active: vine.boolean(),
  }),
  'extensions': vine.create({
    number: text(/^[1-9]\d{1,7}$/),
    name: displayName(),
    device: vine.enum(['phone', 'browser', 'either']),
    callerId: digits(20).optional(),
    dialClass: dialClass(),
    voicemail: vine.boolean(),
    remoteNumber: digits(20).optional(),
    employeeId: id().optional(),
    switchId: id().optional(),
    active: vine.boolean(),
  }),
  'trunks': vine.create({
    code: text(/^[a-z][a-z0-9_-]{0,19}$/),
    name: name(),
    kind: vine.enum(['register', 'ip']),
    host: host(),
    port: port(),
    transport: vine.enum(['udp', 'tcp', 'tls']),
    username: text(/^[0-9A-Za-z_.+-]{1,60}$/).optional(),
    secret: text(/^(?!.*\$[{$])[!#-%(-;=?-~]{4,64}$/).optional(),
    fromDomain: host().optional(),
    callerIdIn: vine.enum(['from', 'p_asserted_identity', 'remote_party_id']),
    callerId: digits(20).optional(),
    maxChannels: whole(1, 1000),
    inboundAddresses: vine.array(network()).maxLength(20),
    pingSeconds: whole(5, 3600).optional(),
    switchId: id().optional(),
    active: vine.boolean(),
  }),
  'inbound-routes': vine.create({
    position: whole(1, 9999),
    serviceNumberId: id(),
    dnis: text(/^[0-9*#+]{1,20}$/).optional(),
    trunkId: id().optional(),
    target: target(),
    active: vine.boolean(),
  }),
  'outbound-routes': vine.create({
    position: whole(1, 999),
    name: name(),
    outsidePrefix: digits(4).optional(),
    beginnings: vine.array(digits(11)).maxLength(100).distinct(),
    minLength: whole(1, 20),
    maxLength: whole(1, 20),
    strip: whole(0, 10),
    prepend: digits(10).optional(),
    dialClass: dialClass(),
    callerId: digits(20).optional(),
    choice: vine.enum(['in_order', 'least_used']),
    maxCalls: whole(1, 1000).optional(),
    timeGroupId: id().optional(),
    trunks: vine
      .array(vine.object({ trunkId: id() }))
      .minLength(1)
      .maxLength(10)
      .distinct('trunkId'),
    active: vine.boolean(),
  }),
  'time-groups': vine.create({
    name: name(),
    ranges: vine
      .array(
        vine.object({
          days: vine.array(whole(1, 7)).minLength(1).distinct(),
          from: clock(),
          to: clock(),
        })
      )
      .maxLength(20),
    holidays: vine
      .array(vine.object({ name: name(), from: day(), to: day(), hours: hours() }))
      .maxLength(60),
  }),
  'time-conditions': vine.create({
    name: name(),
    timeGroupId: id(),
    openTarget: target(),
    closedTarget: target(),
  }),
  'ivr-menus': vine.create({
    name: name(),
    greetingPromptId: id(),
    noInputPromptId: id().optional(),
    invalidPromptId: id().optional(),
    timeoutSeconds: whole(1, 60),
    attempts: whole(1, 10),
    directExtensions: vine.boolean(),
    options: vine
      .array(vine.object({ digits: text(/^[0-9*#]{1,4}$/), target: target() }))
      .minLength(1)
      .maxLength(20)
      .distinct('digits'),
    otherwise: target(),
  }),
  'group-lines': vine.create({
    acdGroupId: id(),
    musicPromptId: id().optional(),
    welcomePromptId: id().optional(),
    ratingPromptId: id().optional(),
    recorded: vine.boolean(),
    followForwards: vine.boolean(),
    maxWaitSeconds: whole(10, 3600).optional(),
    afterTarget: target(),
  }),
  'line-rules': vine.create({
    acdGroupId: id(),
    baseScore: headStart(),
    buyerScore: headStart(),
    classAScore: headStart(),
    redialScore: headStart(),
    ownerFirstSeconds: whole(0, 120),
    levelDelaySeconds: whole(0, 600),
    maxWaiting: whole(0, 10_000).optional(),
    overflowGroupId: id().optional(),
    fullPromptId: id().optional(),
    timeGroupId: id().optional(),
    closedPromptId: id().optional(),
    surgeFromWaiting: whole(1, 10_000).optional(),
    surgeWrapUpSeconds: whole(0, 600).optional(),
    announceEverySeconds: whole(15, 600).optional(),
    announcePosition: vine.boolean(),
    announceWait: vine.boolean(),
    callbackOffered: vine.boolean(),
    callbackAttempts: whole(1, 10),
    callbackDelayMinutes: whole(1, 1440),
    callbackOfferPromptId: id().optional(),
    callbackConfirmPromptId: id().optional(),
    callbackTakenPromptId: id().optional(),
  }),
  'prompts': vine.create({
    code: text(/^[a-z][a-z0-9_]{0,29}$/),
    name: name(),
    kind: vine.enum(['prompt', 'music']),
  }),
  'feature-codes': vine.create({
    action: vine.enum(FEATURE_ACTIONS),
    code: text(/^[*#][0-9*#N]{1,11}$/),
    active: vine.boolean(),
  }),
}
