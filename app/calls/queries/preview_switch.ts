import { checkSwitchPlan } from '#telephony/switch/check/check_plan'
import type { PlanProblem } from '#telephony/switch/check/problem'
import {
  fileChanges,
  planChanges,
  type FileChange,
  type PlanChange,
} from '#telephony/switch/apply/differences'
import { renderSwitch } from '#telephony/switch/render_switch'
import type { SwitchPlan } from '#telephony/switch/switch_plan'
import { LoadSwitchPlan } from '#app/calls/queries/switch_plan'
import { PlanBook } from '#app/calls/switches/plan_book'
import { switchRow, versionFolder } from '#app/calls/switches/switch_rows'

export type SwitchPreview = {
  plan: SwitchPlan
  problems: PlanProblem[]
  changes: PlanChange[]
  files: FileChange[]
  /** Names that people know, by the names that the plan has for the rows. */
  names: Record<string, string>
  /** What is in force; null before the first apply. */
  version: string | null
  /** Set when the folder could not be read. */
  folderError: string | null
}

/** What an apply would change on a switch: nothing is written. */
export class PreviewSwitch {
  async handle(switchId: number): Promise<SwitchPreview> {
    const row = await switchRow(switchId)
    const plan = await new LoadSwitchPlan().handle(switchId)
    const problems = checkSwitchPlan(plan)
    const { before, folderError } = await this.#current(row)
    const changes = planChanges(before?.plan ?? null, plan)
    const files =
      problems.length > 0 ? [] : fileChanges(before?.files ?? new Map(), renderSwitch(plan))
    const book = await PlanBook.load(switchId)
    const names = book?.names() ?? {}
    return { plan, problems, changes, files, names, version: before?.name ?? null, folderError }
  }

  async #current(row: Parameters<typeof versionFolder>[0]) {
    try {
      return { before: await versionFolder(row).current(), folderError: null }
    } catch (error) {
      return { before: null, folderError: (error as Error).message }
    }
  }
}
