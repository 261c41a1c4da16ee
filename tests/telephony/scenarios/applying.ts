import assert from 'node:assert/strict'
import { VersionFolder } from '../../../telephony/switch/apply/version_folder.ts'
import type { RenderedSwitch } from '../../../telephony/switch/render_switch.ts'
import type { SwitchPlan } from '../../../telephony/switch/switch_plan.ts'
import { givenExtension, givenTrunk } from '../switch/given_switch_plan.ts'
import { conversation } from './answered.ts'
import type { FreeSwitchStage } from './freeswitch_stage.ts'
import { LINES } from './house.ts'

const NEW_EXTENSION = '8010'
const NEWLY_BLOCKED = '13800000099'

/** A folder whose files are damaged on their way to the disk. */
class DamagedFolder extends VersionFolder {
  readonly #damage: (content: string) => string

  constructor(path: string, damage: (content: string) => string) {
    super(path)
    this.#damage = damage
  }

  override write(plan: SwitchPlan, files: RenderedSwitch): Promise<string> {
    const rooms = 'dialplan/spot.xml'
    return super.write(plan, new Map([...files, [rooms, this.#damage(files.get(rooms)!)]]))
  }
}

function changed(plan: SwitchPlan): SwitchPlan {
  return {
    ...plan,
    extensions: [...plan.extensions, givenExtension(NEW_EXTENSION)],
    trunks: [...plan.trunks, givenTrunk('second', { port: 45_091, inboundAddresses: [] })],
    blockList: { ...plan.blockList, numbers: [...plan.blockList.numbers, NEWLY_BLOCKED] },
  }
}

/** What only a switch that runs can show: a plan is taken over while people talk, or taken back. */
export const APPLYING: readonly { title: string; run(stage: FreeSwitchStage): Promise<void> }[] = [
  {
    title: 'a changed plan is in force at once, and a conversation goes on',
    async run(stage) {
      const caller = await conversation(stage)
      await assert.rejects(stage.connect(NEW_EXTENSION, `secret-of-${NEW_EXTENSION}`, 1))
      const result = await stage.apply(changed(stage.plan))
      assert.deepEqual(result.outcome === 'applied' && [result.refused, result.restart], [[], []])
      await stage.connect(NEW_EXTENSION, `secret-of-${NEW_EXTENSION}`, 5)
      const blocked = await stage.call(NEWLY_BLOCKED, LINES.orders)
      await stage.until(() => blocked.isOver(), 'the refusal')
      assert.ok(stage.has('spotline::refused'))
      assert.equal(stage.state('8001'), 'on_call')
      assert.equal(caller.isOver(), false)
      caller.hangUp()
    },
  },
  ...[
    // A switch drops or misreads such files without a word.
    ['cut off', (content: string) => content.slice(0, content.length / 2)],
    ['without an end', (content: string) => content.replace('</context>', '')],
    ['without its rooms', () => '<include>\n</include>\n'],
  ].map(([what, damage]) => ({
    title: `a configuration that is ${what as string} is taken back, and callers still find the line`,
    async run(stage: FreeSwitchStage) {
      const folder = new DamagedFolder(stage.versions.path, damage as (content: string) => string)
      const before = await stage.versions.current()
      const plan = { ...stage.plan, menus: [], inboundRoutes: stage.plan.inboundRoutes.slice(0, 3) }
      const result = await stage.apply(plan, folder)
      assert.equal(result.outcome, 'rolled_back')
      assert.equal(result.outcome === 'rolled_back' && result.reason, 'incomplete')
      const after = await stage.versions.current()
      assert.equal(after?.name, before?.name)
      const caller = await stage.call('13912345009', LINES.orders)
      await stage.until(() => stage.has('spotline::wait'), 'the line')
      caller.hangUp()
      await stage.until(() => stage.ended.length === 1, 'the end')
    },
  })),
]
