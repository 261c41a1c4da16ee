import { switchId } from '../../esl/arguments.ts'
import type { Command } from '../../esl/arguments.ts'
import { blockKeys, deletions, insertions } from '../block_list.ts'
import type { BlockKeys } from '../block_list.ts'
import type { SwitchPlan } from '../switch_plan.ts'
import type { FileChange } from './differences.ts'
import {
  forgetGateway,
  reloadAccessLists,
  reloadMusic,
  reloadRecords,
  rescanProfile,
  startMusic,
  startProfile,
  stopMusic,
} from './commands.ts'

/** What needs a restart of the switch, because it would end calls or close the event socket. */
export type RestartReason = 'event_socket' | 'core' | 'modules' | 'ports'

/** One command; a step that removes something may find it gone already, after a restart, say. */
export interface ReloadStep {
  command: Command
  removes: boolean
}

function does(command: Command): ReloadStep {
  return { command, removes: false }
}

function removes(command: Command): ReloadStep {
  return { command, removes: true }
}

/**
 * The commands after `reloadxml`, in order. The dialplan, the directory and the hours are read anew by
 * `reloadxml` alone.
 */
export function reloadSteps(
  before: SwitchPlan | null,
  after: SwitchPlan,
  changes: readonly FileChange[]
): ReloadStep[] {
  const changed = (name: string) => changes.some(({ path }) => path === configurationPath(name))
  return [
    ...(changed('acl') ? [does(reloadAccessLists())] : []),
    ...(changed('sofia') ? profileSteps(before, after) : []),
    ...(changed('local_stream') ? musicSteps(before, after) : []),
    ...(changed('json_cdr') ? [does(reloadRecords())] : []),
    ...blockSteps(before, after),
  ]
}

function configurationPath(name: string): string {
  return `autoload_configs/${name}.conf.xml`
}

function profileSteps(before: SwitchPlan | null, after: SwitchPlan): ReloadStep[] {
  const trunks = (plan: SwitchPlan | null) => plan?.trunks.filter((one) => one.enabled) ?? []
  const kept = new Map(trunks(after).map((one) => [one.name, JSON.stringify(one)]))
  const forgotten = trunks(before).filter((one) => kept.get(one.name) !== JSON.stringify(one))
  const external = switchId('external')
  return [
    ...forgotten.map((one) => removes(forgetGateway(external, switchId(one.name)))),
    does(rescanProfile(external)),
    does(rescanProfile(switchId('internal'))),
    ...browserSteps(before, after),
  ]
}

/** A profile that is new begins; stopping one would end its calls and is left to a restart. */
function browserSteps(before: SwitchPlan | null, after: SwitchPlan): ReloadStep[] {
  if (after.browsers === null) return []
  const profile = switchId('browsers')
  const isNew = before !== null && before.browsers === null
  return [does(isNew ? startProfile(profile) : rescanProfile(profile))]
}

function musicSteps(before: SwitchPlan | null, after: SwitchPlan): ReloadStep[] {
  const folders = (plan: SwitchPlan | null) =>
    new Map(plan?.sounds.music.map((one) => [one.name, one.folder]) ?? [])
  const old = folders(before)
  const now = folders(after)
  return [
    ...[...old.keys()]
      .filter((name) => !now.has(name))
      .map((name) => removes(stopMusic(switchId(name)))),
    ...[...now].flatMap(([name, folder]) => {
      if (!old.has(name)) return [does(startMusic(switchId(name)))]
      return old.get(name) === folder ? [] : [does(reloadMusic(switchId(name)))]
    }),
  ]
}

/** Only the difference: what is already in the switch's memory stays. */
function blockSteps(before: SwitchPlan | null, after: SwitchPlan): ReloadStep[] {
  const old: BlockKeys = before === null ? new Map() : blockKeys(before.blockList)
  const now = blockKeys(after.blockList)
  const added = new Map([...now].filter(([key, value]) => old.get(key) !== value))
  const gone = [...old.keys()].filter((key) => !now.has(key))
  return [...deletions(gone).map(removes), ...insertions(added).map(does)]
}

export function restartReasons(
  before: SwitchPlan | null,
  after: SwitchPlan,
  changes: readonly FileChange[]
): RestartReason[] {
  if (before === null) return []
  const changed = (name: string) => changes.some(({ path }) => path === configurationPath(name))
  const listening = (plan: SwitchPlan) => {
    const { node, phones, trunkProfile } = plan
    return JSON.stringify([
      node.address,
      node.publicAddress,
      node.certificates,
      node.domain,
      phones.port,
      phones.tlsPort,
      trunkProfile.port,
      trunkProfile.tlsPort,
    ])
  }
  const reasons: RestartReason[] = []
  if (changed('event_socket')) reasons.push('event_socket')
  if (changed('switch')) reasons.push('core')
  if (changed('modules')) reasons.push('modules')
  const browsersMoved = before.browsers !== null && browserPorts(before) !== browserPorts(after)
  if (listening(before) !== listening(after) || browsersMoved) reasons.push('ports')
  return reasons
}

function browserPorts({ browsers }: SwitchPlan): string {
  return JSON.stringify([browsers?.port, browsers?.wsPort, browsers?.wssPort])
}
