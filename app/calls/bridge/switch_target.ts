import type { AcdDriver } from '#telephony/acd/driver'
import type { CallTarget } from '#telephony/control/places'
import type { NamedTarget } from '#app/calls/call_targets'

/** A target as the switch needs it: a group is reached under one of its service numbers. Null: no such group. */
export function switchTarget(driver: AcdDriver, { kind, number }: NamedTarget): CallTarget | null {
  if (kind !== 'group') return { kind, number }
  const { groups } = driver.dispatcher.floor.groups
  const group = groups.find((one) => one.number === Number(number))
  if (!group) return null
  const owner = groups.find((one) => one.number === (group.overflowOf ?? group.number))
  return { kind, number: group.number, serviceNumber: owner?.serviceNumbers[0] ?? null }
}
