/**
 * What the telephone system is made of, as data: one service saves every part, one query lists them, and the database's
 * own references refuse what would leave something dangling.
 */
export const PART_KINDS = [
  'extensions',
  'trunks',
  'inbound-routes',
  'outbound-routes',
  'time-groups',
  'time-conditions',
  'ivr-menus',
  'group-lines',
  'line-rules',
  'prompts',
  'feature-codes',
  'switches',
] as const

export type PartKind = (typeof PART_KINDS)[number]

/** Rows that belong to one part and are replaced with it, such as the keys of a menu. */
export type PartLines = {
  field: string
  table: string
  /** The column that names the part. */
  parent: string
  columns: Record<string, string>
  /** Whether each line leads somewhere. */
  target: boolean
}

export type Part = {
  table: string
  /** Field of the form → column. */
  columns: Record<string, string>
  /** Kept encrypted; never read back by a page, kept as they are when the form leaves them empty. */
  secrets: Record<string, string>
  /** Kept as JSON. */
  lists: Record<string, string>
  /** Field of a target → prefix of its columns. */
  targets: Record<string, string>
  lines: PartLines | null
  /** Columns that a search looks at. */
  search: string[]
  defaultSort: string
}

export const FEATURE_ACTIONS = ['sign_in', 'sign_out', 'say_extension', 'mark'] as const
export type FeatureAction = (typeof FEATURE_ACTIONS)[number]

/** `fields` are camel-cased columns: `callerId` is kept in `caller_id`. */
function part(
  table: string,
  fields: string,
  more: Partial<Omit<Part, 'table' | 'columns' | 'secrets' | 'lists'>> & {
    secrets?: string[]
    lists?: string[]
  } = {}
): Part {
  const columnsOf = (names: string[]) =>
    Object.fromEntries(names.map((name) => [name, columnOf(name)]))
  const names = fields.split(' ')
  return {
    targets: {},
    lines: null,
    search: [names[0]],
    defaultSort: names[0],
    ...more,
    table,
    columns: columnsOf(names),
    secrets: columnsOf(more.secrets ?? []),
    lists: columnsOf(more.lists ?? []),
  }
}

export function columnOf(field: string): string {
  return field.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
}

export const PARTS: Record<PartKind, Part> = {
  'switches': part(
    'switches',
    'name host port domain address publicAddress mediaFrom mediaTo maxSessions sessionsPerSecond phonePort trunkPort wsPort wssPort browserUrl certificates configFolder filesFolder active',
    { secrets: ['password'], lists: ['allowed'], search: ['name', 'host'] }
  ),
  'extensions': part(
    'extensions',
    'number name device callerId dialClass voicemail remoteNumber employeeId switchId active',
    { secrets: ['secret'], search: ['number', 'name'] }
  ),
  'trunks': part(
    'trunks',
    'code name kind host port transport username fromDomain callerIdIn callerId maxChannels pingSeconds switchId active',
    { secrets: ['secret'], lists: ['inboundAddresses'], search: ['code', 'name', 'host'] }
  ),
  'inbound-routes': part('inbound_routes', 'position serviceNumberId dnis trunkId active', {
    targets: { target: '' },
    search: ['dnis'],
  }),
  'outbound-routes': part(
    'outbound_routes',
    'position name outsidePrefix minLength maxLength strip prepend dialClass callerId choice maxCalls timeGroupId active',
    {
      lists: ['beginnings'],
      lines: {
        field: 'trunks',
        table: 'outbound_route_trunks',
        parent: 'outbound_route_id',
        columns: { trunkId: 'trunk_id', position: 'position' },
        target: false,
      },
      search: ['name'],
    }
  ),
  'time-groups': part('time_groups', 'name', { lists: ['ranges', 'holidays'] }),
  'time-conditions': part('time_conditions', 'name timeGroupId', {
    targets: { openTarget: 'open_', closedTarget: 'closed_' },
  }),
  'ivr-menus': part(
    'ivr_menus',
    'name greetingPromptId noInputPromptId invalidPromptId timeoutSeconds attempts directExtensions',
    {
      targets: { otherwise: 'otherwise_' },
      lines: {
        field: 'options',
        table: 'ivr_options',
        parent: 'ivr_menu_id',
        columns: { digits: 'digits' },
        target: true,
      },
    }
  ),
  'group-lines': part(
    'group_lines',
    'acdGroupId musicPromptId welcomePromptId ratingPromptId recorded followForwards maxWaitSeconds',
    { targets: { afterTarget: 'after_' }, search: [] }
  ),
  'line-rules': part(
    'line_rules',
    'acdGroupId baseScore buyerScore classAScore redialScore ownerFirstSeconds levelDelaySeconds maxWaiting overflowGroupId fullPromptId timeGroupId closedPromptId surgeFromWaiting surgeWrapUpSeconds announceEverySeconds announcePosition announceWait callbackOffered callbackAttempts callbackDelayMinutes callbackOfferPromptId callbackConfirmPromptId callbackTakenPromptId',
    { search: [] }
  ),
  'prompts': part('prompts', 'code name kind', { search: ['code', 'name'] }),
  'feature-codes': part('feature_codes', 'code action active'),
}

export function isPartKind(text: string): text is PartKind {
  return (PART_KINDS as readonly string[]).includes(text)
}
