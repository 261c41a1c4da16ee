import { element } from '../xml.ts'

/** A dialplan as data. Fields and arguments may hold `${…}` of ours; values from outside never. */
export interface Condition {
  /** `destination_number`, another field of the caller's profile, or an expression. */
  field: string
  /** A regular expression; what it captures is `$1` … in the actions of its block. */
  expression: string
}

export type Action = readonly [application: string, argument: string]

/** Actions that run when all conditions of the block hold, or one of them with `any`. */
export interface Block {
  conditions: readonly Condition[]
  any?: boolean
  /** The extension goes on with its next block when this one does not match. One condition only. */
  optional?: boolean
  actions: readonly Action[]
}

export interface Extension {
  name: string
  /** Looks at the following extensions too. */
  goesOn?: boolean
  blocks: readonly Block[]
}

export interface Context {
  name: string
  extensions: readonly Extension[]
}

export function when(field: string, expression: string): Condition {
  return { field, expression }
}

export function set(name: string, value: string): Action {
  return ['set', `${name}=${value}`]
}

export function goTo(extension: string, context: string): Action {
  return ['transfer', `${extension} XML ${context}`]
}

/** A CUSTOM event of ours; it carries the whole channel. */
export function tell(subclass: string, headers = ''): Action {
  return ['event', `Event-Name=CUSTOM,Event-Subclass=spotline::${subclass}${headers}`]
}

/** An extension that is reached by its name alone. */
export function named(name: string, actions: readonly Action[]): Extension {
  return { name, blocks: [{ conditions: [isNamed(name)], actions }] }
}

export function isNamed(name: string): Condition {
  return when('destination_number', `^${literally(name)}$`)
}

/** A number or name of ours in a regular expression. */
export function literally(text: string): string {
  return text.replaceAll(/[*+.?^$()[\]{}|\\]/g, String.raw`\$&`)
}

/** Contexts as the switch reads them, below the `<include>` of a file of their own. */
export function renderContexts(contexts: readonly Context[]): string {
  const rendered = contexts.map((context) =>
    element('context', { name: context.name }, context.extensions.map(renderExtension))
  )
  return `${element('include', {}, rendered)}\n`
}

function renderExtension({ name, goesOn, blocks }: Extension): string {
  return element(
    'extension',
    { name, ...(goesOn && { continue: 'true' }) },
    blocks.flatMap(renderBlock)
  )
}

function renderBlock(block: Block): string[] {
  const actions = block.actions.map(([application, data]) =>
    element('action', data === '' ? { application } : { application, data })
  )
  if (block.any) {
    const choices = block.conditions.map(({ field, expression }) =>
      element('regex', { field, expression })
    )
    return [element('condition', { regex: 'any' }, [...choices, ...actions])]
  }
  const last = block.conditions.length - 1
  return block.conditions.map(({ field, expression }, index) => {
    return element(
      'condition',
      { field, expression, ...(block.optional && { break: 'never' }) },
      index === last ? actions : []
    )
  })
}
