import { element } from './xml.ts'

/** The context of the waiting room and what belongs to it. */
export const ROOMS = 'spot'

export type Action = readonly [application: string, argument: string]

export function set(name: string, value: string): Action {
  return ['set', `${name}=${value}`]
}

export function event(subclass: string, headers = ''): Action {
  return ['event', `Event-Name=CUSTOM,Event-Subclass=${subclass}${headers}`]
}

export function goTo(name: string): Action {
  return ['transfer', `${name} XML ${ROOMS}`]
}

export function extensionWhen(
  name: string,
  conditions: readonly (readonly [field: string, expression: string])[],
  actions: readonly Action[]
): string {
  const last = conditions.length - 1
  const steps = actions.map(([application, argument]) =>
    element('action', { application, data: argument })
  )
  return element(
    'extension',
    { name },
    conditions.map(([field, expression], index) =>
      element('condition', { field, expression }, index === last ? steps : [])
    )
  )
}

export function at(name: string, actions: readonly Action[]): string {
  return extensionWhen(name, [['destination_number', `^${name}$`]], actions)
}

/** An extension whose name carries a number; its digits are `$1`. */
export function atPattern(name: string, expression: string, actions: readonly Action[]): string {
  return extensionWhen(name, [['destination_number', expression]], actions)
}
