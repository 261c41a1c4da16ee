import type { Dialplan, DialplanAction, DialplanBlock, DialplanExtension } from './dialplan.ts'

/** A folder as the switch loads it: path → content. */
export type ConfigurationFiles = ReadonlyMap<string, string>

const MARKS: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' }

interface Tag {
  name: string
  closes: boolean
  get(attribute: string): string
}

function readTag(line: string): Tag | null {
  const match = /^\s*<(\/?)([\w-]+)((?:\s+[\w-]+="[^"]*")*)\s*\/?>\s*$/.exec(line)
  if (!match) return null
  const attributes = new Map(
    [...match[3].matchAll(/([\w-]+)="([^"]*)"/g)].map(([, name, value]) => [
      name,
      value.replaceAll(/&(\w+);/g, (_, mark: string) => MARKS[mark] ?? ''),
    ])
  )
  return { name: match[2], closes: match[1] === '/', get: (name) => attributes.get(name) ?? '' }
}

/**
 * Reads the contexts below `dialplan/`, one tag a line, as `telephony/switch` writes them and the
 * switch reads them: conditions, `regex="any"`, `break="never"`, `continue`.
 */
export function readDialplan(files: ConfigurationFiles): Dialplan {
  const dialplan: Record<string, DialplanExtension[]> = {}
  for (const [path, content] of files) {
    if (path.startsWith('dialplan/')) readContexts(content, dialplan)
  }
  return dialplan
}

type OpenBlock = DialplanBlock & {
  conditions: DialplanBlock['conditions'][0][]
  actions: DialplanAction[]
}

function readContexts(content: string, dialplan: Record<string, DialplanExtension[]>) {
  let extensions: DialplanExtension[] = []
  let blocks: OpenBlock[] = []
  let pending: OpenBlock | null = null
  for (const line of content.split('\n')) {
    const tag = readTag(line)
    if (!tag || tag.closes) continue
    switch (tag.name) {
      case 'context':
        extensions = dialplan[tag.get('name')] ??= []
        break
      case 'extension': {
        blocks = []
        pending = null
        const goesOn = tag.get('continue') === 'true'
        extensions.push({ name: tag.get('name'), conditions: [], actions: [], blocks, goesOn })
        break
      }
      case 'condition': {
        const any = tag.get('regex') === 'any'
        const optional = tag.get('break') === 'never'
        // Conditions without actions between them must all hold.
        if (!pending || pending.actions.length > 0 || any) {
          pending = { conditions: [], actions: [], match: any ? 'any' : 'all', optional }
          blocks.push(pending)
        }
        if (!any) pending.conditions.push(readCondition(tag))
        break
      }
      case 'regex':
        pending?.conditions.push(readCondition(tag))
        break
      case 'action':
        pending?.actions.push({ application: tag.get('application'), argument: tag.get('data') })
        break
    }
  }
}

function readCondition(tag: Tag) {
  return { field: tag.get('field'), expression: new RegExp(tag.get('expression')) }
}

/** List name → networks (CIDR) that it allows. */
export function readAccessLists(files: ConfigurationFiles): ReadonlyMap<string, readonly string[]> {
  const lists = new Map<string, string[]>()
  let current: string[] = []
  for (const line of (files.get('autoload_configs/acl.conf.xml') ?? '').split('\n')) {
    const tag = readTag(line)
    if (tag?.name === 'list' && !tag.closes) lists.set(tag.get('name'), (current = []))
    if (tag?.name === 'node') current.push(tag.get('cidr'))
  }
  return lists
}

/** Extension → its own dial string in the directory, when it has one. */
export function readDialStrings(files: ConfigurationFiles): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  for (const [path, content] of files) {
    if (!path.startsWith('directory/')) continue
    let user = ''
    for (const line of content.split('\n')) {
      const tag = readTag(line)
      if (!tag || tag.closes) continue
      if (tag.name === 'user') user = tag.get('id')
      const isOwn = tag.name === 'param' && tag.get('name') === 'dial-string' && user !== ''
      if (isOwn) found.set(user, tag.get('value'))
    }
  }
  return found
}
