import type { Command } from '../../esl/arguments.ts'
import { reloadXml } from '../../esl/commands.ts'
import type { ApiReply } from '../../esl/reply.ts'
import { CONTEXTS } from '../dialplan/destinations.ts'
import { checkSwitchPlan } from '../check/check_plan.ts'
import type { PlanProblem } from '../check/problem.ts'
import { renderSwitch } from '../render_switch.ts'
import type { RenderedSwitch } from '../render_switch.ts'
import type { SwitchPlan } from '../switch_plan.ts'
import { locateContext } from './commands.ts'
import { fileChanges, planChanges } from './differences.ts'
import type { FileChange, PlanChange } from './differences.ts'
import { reloadSteps, restartReasons } from './reload_steps.ts'
import type { ReloadStep, RestartReason } from './reload_steps.ts'
import type { VersionFolder } from './version_folder.ts'

/** What is needed of the link to the switch. */
export interface ApplyLink {
  command(command: Command): Promise<ApiReply>
}

export type ApplyResult =
  /** Nothing was written. */
  | { outcome: 'problems'; problems: PlanProblem[] }
  | { outcome: 'unchanged'; version: string }
  | {
      outcome: 'applied'
      version: string
      files: FileChange[]
      changes: PlanChange[]
      /** What takes effect with the next start of the switch only. */
      restart: RestartReason[]
      /** Steps that the switch refused although it took the configuration: command and answer. */
      refused: { command: string; error: string }[]
    }
  /** The configuration that was in force before is in force again. */
  | { outcome: 'rolled_back'; reason: 'refused' | 'incomplete' | 'lost'; detail: string }

/**
 * Puts a plan in force on a switch: writes it beside the old one, moves the link, lets the switch read
 * it, looks whether it did, and takes everything back when it did not. Without a link (`null`) it is
 * for the next start of the switch. Doing it twice changes nothing the second time.
 */
export async function applySwitch(
  plan: SwitchPlan,
  folder: VersionFolder,
  link: ApplyLink | null
): Promise<ApplyResult> {
  const problems = checkSwitchPlan(plan)
  if (problems.length > 0) return { outcome: 'problems', problems }
  const files = renderSwitch(plan)
  const before = await folder.current()
  const changed = fileChanges(before?.files ?? new Map(), files)
  const changes = planChanges(before?.plan ?? null, plan)
  if (before && changed.length === 0 && changes.length === 0) {
    return { outcome: 'unchanged', version: before.name }
  }
  const version = await folder.write(plan, files)
  await folder.point(version)
  if (link) {
    const failure = await reload(link, files)
    if (failure) {
      await takeBack(folder, link, before?.name ?? null, version)
      return { outcome: 'rolled_back', ...failure }
    }
  }
  const refused = link ? await carryOut(link, reloadSteps(before?.plan ?? null, plan, changed)) : []
  await folder.prune()
  const restart = restartReasons(before?.plan ?? null, plan, changed)
  return { outcome: 'applied', version, files: changed, changes, restart, refused }
}

type Failure = { reason: 'refused' | 'incomplete' | 'lost'; detail: string }

/**
 * The switch drops an included file that it can't read without a word, and takes one that lacks an end
 * for a part of the one before. So each context is asked for, and must have all of its extensions.
 */
async function reload(link: ApplyLink, files: RenderedSwitch): Promise<Failure | null> {
  const reply = await link.command(reloadXml())
  if (!reply.ok) return { reason: reply.reason, detail: reply.error }
  for (const context of Object.values(CONTEXTS)) {
    const found = await link.command(locateContext(context))
    if (!found.ok) return { reason: found.reason, detail: found.error }
    const wanted = files.get(`dialplan/${context}.xml`) ?? ''
    if (extensionsIn(found.body) !== extensionsIn(wanted)) {
      return { reason: 'incomplete', detail: context }
    }
  }
  return null
}

function extensionsIn(text: string): number {
  return text.split('<extension ').length - 1
}

async function takeBack(
  folder: VersionFolder,
  link: ApplyLink,
  before: string | null,
  version: string
): Promise<void> {
  await folder.point(before)
  await folder.discard(version)
  if (before !== null) await link.command(reloadXml())
}

/** One after the other; a step that the switch refuses does not stop the others. */
async function carryOut(link: ApplyLink, steps: readonly ReloadStep[]) {
  const replies = await Promise.all(steps.map((step) => link.command(step.command)))
  return steps.flatMap((step, index) => {
    const reply = replies[index]!
    if (reply.ok || (step.removes && reply.reason === 'refused')) return []
    return [{ command: step.command.text, error: reply.error }]
  })
}

/** What a switch forgets with a restart: sent whenever it has a new Core-UUID. Answers how many failed. */
export async function sendBlockList(plan: SwitchPlan, link: ApplyLink): Promise<number> {
  const steps = reloadSteps(null, plan, [])
  const refused = await carryOut(link, steps)
  return refused.length
}
