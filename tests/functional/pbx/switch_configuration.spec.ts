import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { ListSwitchApplies } from '#app/calls/queries/switch_applies'
import { PreviewSwitch } from '#app/calls/queries/preview_switch'
import { ApplySwitch } from '#app/calls/services/apply_switch'
import { openSwitchApply } from '#app/calls/switches/open_apply'
import { SavePart } from '#app/pbx/services/save_part'
import { LoadTelephoneSystem } from '#database/demo/load_telephone_system'
import { makePart, PART_FIELDS } from '#database/factories/pbx'
import { SwitchSimulator } from '#telephony/simulator/server'
import { givenDemoCompany } from '#tests/support/given_demo_company'
import { refusalCode } from '#tests/support/refusal'

const PASSWORD = 'a-long-password-of-20'

test.group('The configuration of a switch', (group) => {
  let empty: () => Promise<void>
  let folder: string
  let simulator: SwitchSimulator
  let switchId: number
  let fields: Record<string, unknown>

  group.each.setup(async () => {
    empty = await givenDemoCompany()
    await new LoadTelephoneSystem().handle(new Date())
    await db.from('switches').delete()
    folder = await mkdtemp(join(tmpdir(), 'spotline-switch-'))
    simulator = new SwitchSimulator({ password: PASSWORD, configuration: join(folder, 'conf') })
    fields = {
      ...PART_FIELDS.switches(),
      port: await simulator.listen(),
      password: PASSWORD,
      configFolder: join(folder, 'conf'),
      filesFolder: join(folder, 'files'),
    }
    switchId = await makePart('switches', fields)
    return async () => {
      await simulator.close()
      await rm(folder, { recursive: true })
      await empty()
    }
  })

  const apply = async (restoredId: number | null = null) => {
    const applyId = await openSwitchApply({ switchId, employeeId: null, restoredId })
    return { applyId, outcome: await new ApplySwitch().handle({ applyId }) }
  }
  const changeFirstExtension = async (callerId: string) => {
    const row = await db.from('extensions').orderBy('id').firstOrFail()
    const form = { ...PART_FIELDS.extensions(), number: row.number, name: row.name, callerId }
    await new SavePart().handle({ kind: 'extensions', id: row.id, employeeId: null, fields: form })
    return row.number as string
  }

  test('the plan of the demo has nothing wrong, and every service number leads somewhere', async ({
    assert,
  }) => {
    const { plan, problems } = await new PreviewSwitch().handle(switchId)
    assert.deepEqual(problems, [])
    const numbers = await db.from('service_numbers').select('number')
    for (const { number } of numbers) {
      assert.isTrue(
        plan.inboundRoutes.some((route) => route.dnis === number && route.enabled),
        number
      )
    }
    assert.isAbove(plan.extensions.length, 30)
    for (const one of plan.groups) assert.isNotEmpty(one.fallbackExtensions, String(one.number))
  })

  test('is applied, does nothing the second time, and says what changed the third', async ({
    assert,
  }) => {
    const first = await apply()
    assert.equal(first.outcome?.outcome, 'applied')
    const files = await readdir(join(folder, 'conf', 'current'), { recursive: true })
    assert.include(files, 'freeswitch.xml')
    assert.include(files, 'dialplan/public.xml')
    const { plan } = await new PreviewSwitch().handle(switchId)
    for (const { path } of plan.sounds.prompts) assert.isNotEmpty(await readFile(path))

    const second = await apply()
    assert.equal(second.outcome?.outcome, 'unchanged')

    const number = await changeFirstExtension('4006105588')
    const preview = await new PreviewSwitch().handle(switchId)
    assert.deepEqual(
      preview.changes.map(({ part, item, kind }) => [part, item, kind]),
      [['extensions', number, 'changed']]
    )
    assert.notInclude(JSON.stringify(preview.changes), plan.extensions[0].secret)
    const third = await apply()
    assert.equal(third.outcome?.outcome, 'applied')
    const directory = await readFile(join(folder, 'conf/current/directory/extensions.xml'), 'utf8')
    assert.include(directory, '4006105588')
  })

  test('goes back to an earlier apply, secrets and all, and keeps the history', async ({
    assert,
  }) => {
    const first = await apply()
    const before = await readFile(join(folder, 'conf/current/directory/extensions.xml'), 'utf8')
    await changeFirstExtension('4008205166')
    await apply()
    const back = await apply(first.applyId)
    assert.equal(back.outcome?.outcome, 'applied')
    const after = await readFile(join(folder, 'conf/current/directory/extensions.xml'), 'utf8')
    assert.equal(after, before)
    const history = await new ListSwitchApplies().handle({ switchId })
    assert.deepEqual(
      history.map(({ state, restoredId }) => [state, restoredId]),
      [
        ['applied', first.applyId],
        ['applied', null],
        ['applied', null],
      ]
    )
    assert.isNull(await new ApplySwitch().handle({ applyId: first.applyId }), 'told twice')
    const kept = await db.from('switch_applies').where('id', first.applyId).firstOrFail()
    const { plan } = await new PreviewSwitch().handle(switchId)
    for (const { secret } of plan.extensions) assert.notInclude(kept.bundle, secret)
  })

  test('is taken back when the switch refuses it', async ({ assert }) => {
    await apply()
    const before = await readdir(join(folder, 'conf/versions'))
    await changeFirstExtension('4006203377')
    simulator.core.reload = () => 'error near line 7'
    const refused = await apply()
    assert.equal(refused.outcome?.outcome, 'rolled_back')
    assert.deepEqual(await readdir(join(folder, 'conf/versions')), before)
    const [latest] = await new ListSwitchApplies().handle({ switchId })
    assert.equal(latest.state, 'refused')
    assert.include(JSON.stringify(latest.result), 'error near line 7')
  })

  test('says so when the switch is away, and writes nothing', async ({ assert }) => {
    await simulator.close()
    const { outcome } = await apply()
    assert.equal(outcome?.outcome, 'failed')
    assert.isNotEmpty(outcome && 'reason' in outcome ? outcome.reason : '')
    const { version } = await new PreviewSwitch().handle(switchId)
    assert.isNull(version)
  })

  test('is refused while something is wrong, and while another apply runs', async ({ assert }) => {
    const open = () => openSwitchApply({ switchId, employeeId: null, restoredId: null })
    await open()
    assert.equal(await refusalCode(open), 'SWITCH_APPLY_RUNNING')
    await db.from('switch_applies').delete()
    await db.from('group_lines').delete()
    await db.from('prompts').where('kind', 'music').delete()
    const { problems } = await new PreviewSwitch().handle(switchId)
    assert.isNotEmpty(problems)
    assert.equal(await refusalCode(open), 'SWITCH_HAS_PROBLEMS')
  })
})
