import { isDeepStrictEqual } from 'node:util'
import type { RenderedSwitch } from '../render_switch.ts'
import type { SwitchPlan } from '../switch_plan.ts'

export type ChangeKind = 'added' | 'removed' | 'changed'

export interface FileChange {
  path: string
  kind: ChangeKind
}

/** What changed in the words of the plan. Fields are names only: values may be secrets. */
export interface PlanChange {
  /** A part of the plan, such as `extensions`. */
  part: string
  /** The number or name of the item; empty for parts that are one thing. */
  item: string
  kind: ChangeKind
  /** Of a changed item. */
  fields: readonly string[]
}

export function fileChanges(before: RenderedSwitch, after: RenderedSwitch): FileChange[] {
  const paths = [...new Set([...before.keys(), ...after.keys()])].sort()
  return paths.flatMap((path) => {
    if (before.get(path) === after.get(path)) return []
    const kind = !before.has(path) ? 'added' : !after.has(path) ? 'removed' : 'changed'
    return [{ path, kind } as const]
  })
}

type Fields = Readonly<Record<string, unknown>>

/** Parts that are lists, with the field that tells their items apart. */
const LISTS = {
  extensions: 'number',
  trunks: 'name',
  inboundRoutes: 'name',
  outboundRoutes: 'name',
  timeGroups: 'name',
  timeConditions: 'name',
  menus: 'name',
  groups: 'number',
} as const

export function planChanges(before: SwitchPlan | null, after: SwitchPlan): PlanChange[] {
  return Object.keys(after).flatMap((part) => {
    const old: unknown = before?.[part as keyof SwitchPlan] ?? null
    const now: unknown = after[part as keyof SwitchPlan]
    if (part in LISTS) {
      const key = LISTS[part as keyof typeof LISTS]
      return listChanges(part, key, (old ?? []) as Fields[], now as Fields[])
    }
    return itemChanges(part, '', old as Fields | null, now as Fields | null)
  })
}

function listChanges(part: string, key: string, old: readonly Fields[], now: readonly Fields[]) {
  const names = (items: readonly Fields[]) => items.map((item) => String(item[key]))
  const find = (items: readonly Fields[], name: string) =>
    items.find((item) => String(item[key]) === name) ?? null
  const changes = [...new Set([...names(now), ...names(old)])].flatMap((name) =>
    itemChanges(part, name, find(old, name), find(now, name))
  )
  const stayed = names(old).filter((name) => names(now).includes(name))
  const order = names(now).filter((name) => stayed.includes(name))
  // The order of routes is what decides between them.
  if (!isDeepStrictEqual(stayed, order) && part.endsWith('Routes')) {
    changes.push({ part, item: '', kind: 'changed', fields: ['order'] })
  }
  return changes
}

function itemChanges(
  part: string,
  item: string,
  old: Fields | null,
  now: Fields | null
): PlanChange[] {
  if (old === null || now === null) {
    if (old === now) return []
    return [{ part, item, kind: old === null ? 'added' : 'removed', fields: [] }]
  }
  const names = [...new Set([...Object.keys(old), ...Object.keys(now)])]
  const fields = names.filter((name) => !isDeepStrictEqual(old[name], now[name]))
  return fields.length === 0 ? [] : [{ part, item, kind: 'changed', fields }]
}
