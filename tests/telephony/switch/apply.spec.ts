import { test } from '@japa/runner'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { mkdtemp, readFile, readdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { SwitchLink } from '../../../telephony/esl/switch_link.ts'
import { applySwitch, sendBlockList } from '../../../telephony/switch/apply/apply_switch.ts'
import { planChanges } from '../../../telephony/switch/apply/differences.ts'
import { VersionFolder } from '../../../telephony/switch/apply/version_folder.ts'
import type { SwitchPlan } from '../../../telephony/switch/switch_plan.ts'
import { ScriptedSwitch } from '../esl_scripted_switch.ts'
import { givenExtension, givenSwitchPlan, givenTrunk } from './given_switch_plan.ts'

test.group('Applying a plan', (group) => {
  let path: string
  let folder: VersionFolder
  let home: ScriptedSwitch
  let link: SwitchLink

  group.each.disableTimeout()
  group.each.setup(async () => {
    path = await mkdtemp(join(tmpdir(), 'spotline-switch-'))
    folder = new VersionFolder(path)
    home = new ScriptedSwitch()
    // What it has read is what lies on disk.
    home.answer = (command) => {
      const context = /^api xml_locate dialplan context name (\w+)$/.exec(command)?.[1]
      return context && readFileSync(join(path, 'current', 'dialplan', `${context}.xml`), 'utf8')
    }
    const port = await home.listen()
    link = new SwitchLink({ host: '127.0.0.1', port, password: 'ClueCon', firstRetryMs: 5 })
    link.start()
    await once(link, 'up')
    home.received.length = 0
    return async () => {
      link.stop()
      await home.close()
      await rm(path, { recursive: true })
    }
  })

  async function applied(plan: SwitchPlan) {
    home.received.length = 0
    return applySwitch(plan, folder, link)
  }

  /** What the switch was told, without the questions whether it has read everything. */
  function steps() {
    const told = home.received.filter((line) => line.startsWith('api '))
    return told.map((line) => line.slice(4)).filter((line) => !line.startsWith('xml_locate'))
  }

  function currentFile(name: string) {
    return readFile(join(path, 'current', name), 'utf8')
  }

  test('the first time everything is written, read and told', async ({ assert }) => {
    const result = await applied(givenSwitchPlan({ blockList: { numbers: ['95599'], ranges: [] } }))
    assert.equal(result.outcome, 'applied')
    assert.include(await currentFile('directory/extensions.xml'), '<user id="8001">')
    assert.deepEqual(steps()[0], 'reloadxml')
    assert.include(steps(), 'hash insert/bl/95599/1')
    const file = await stat(join(path, 'current', 'directory', 'extensions.xml'))
    assert.equal(file.mode & 0o007, 0, 'others may not read the secrets')
  })

  test('the same plan a second time changes nothing and tells the switch nothing', async ({
    assert,
  }) => {
    await applied(givenSwitchPlan())
    const again = await applied(givenSwitchPlan())
    assert.equal(again.outcome, 'unchanged')
    assert.deepEqual(steps(), [])
  })

  test('only what changed is read again, and said in the words of the plan', async ({ assert }) => {
    await applied(givenSwitchPlan())
    const plan = givenSwitchPlan()
    const result = await applied({
      ...plan,
      extensions: [
        ...plan.extensions.filter((one) => one.number !== '8004'),
        givenExtension('8009'),
      ].map((one) =>
        one.number === '8001' ? { ...one, name: '李四', secret: 'another-secret' } : one
      ),
    })
    if (result.outcome !== 'applied') return assert.fail(result.outcome)
    assert.deepEqual(result.changes, [
      { part: 'extensions', item: '8001', kind: 'changed', fields: ['name', 'secret'] },
      { part: 'extensions', item: '8009', kind: 'added', fields: [] },
      { part: 'extensions', item: '8004', kind: 'removed', fields: [] },
    ])
    assert.includeDeepMembers(result.files, [{ path: 'directory/extensions.xml', kind: 'changed' }])
    assert.deepEqual(steps(), ['reloadxml'])
    assert.deepEqual(result.restart, [])
  })

  test('a changed trunk is forgotten before the profile looks again', async ({ assert }) => {
    await applied(givenSwitchPlan())
    const { trunks } = givenSwitchPlan()
    await applied(
      givenSwitchPlan({ trunks: [trunks[0]!, givenTrunk('spare', { host: 'sip.example' })] })
    )
    assert.deepEqual(steps(), [
      'reloadxml',
      'reloadacl',
      'sofia profile external killgw spare',
      'sofia profile external rescan',
      'sofia profile internal rescan',
      'sofia profile browsers rescan',
    ])
  })

  test('of the block list only the difference is sent', async ({ assert }) => {
    await applied(givenSwitchPlan({ blockList: { numbers: ['95599', '95588'], ranges: [] } }))
    await applied(givenSwitchPlan({ blockList: { numbers: ['95588', '95566'], ranges: [] } }))
    assert.deepEqual(steps(), ['reloadxml', 'hash delete/bl/95599', 'hash insert/bl/95566/1'])
    home.received.length = 0
    assert.equal(
      await sendBlockList(givenSwitchPlan({ blockList: { numbers: ['95566'], ranges: [] } }), link),
      0
    )
    assert.deepEqual(steps(), ['hash insert/bl/95566/1'])
  })

  test('what would end calls is left for the next start, and said', async ({ assert }) => {
    await applied(givenSwitchPlan())
    const { node, phones } = givenSwitchPlan()
    const result = await applied(
      givenSwitchPlan({ phones: { ...phones, port: 5070 }, node: { ...node, maxSessions: 500 } })
    )
    assert.deepEqual(result.outcome === 'applied' && result.restart, ['core', 'ports'])
    assert.isFalse(steps().some((line) => /restart|reload mod_(?:sofia|event)/.test(line)))
  })

  test('a plan with a mistake is not written at all', async ({ assert }) => {
    await applied(givenSwitchPlan())
    const before = await currentFile('directory/extensions.xml')
    const result = await applied(
      givenSwitchPlan({ extensions: [givenExtension('8001'), givenExtension('8001')] })
    )
    assert.equal(result.outcome, 'problems')
    assert.equal(await currentFile('directory/extensions.xml'), before)
    assert.lengthOf(await readdir(join(path, 'versions')), 1)
    assert.deepEqual(steps(), [])
  })

  const refusals = {
    'the switch refuses the files': (command: string) =>
      command === 'api reloadxml'
        ? '-ERR [[error near line 3]: unexpected closing tag]\n'
        : undefined,
    'the switch has lost a file without a word': (command: string) =>
      command === 'api xml_locate dialplan context name spot' ? "can't find anything\n" : undefined,
  }
  for (const [what, answer] of Object.entries(refusals)) {
    test(`${what}: the old configuration is in force again`, async ({ assert }) => {
      await applied(givenSwitchPlan())
      const before = await folder.current()
      const usual = home.answer
      home.answer = (command, peer) => answer(command) ?? usual(command, peer)
      const result = await applied(
        givenSwitchPlan({
          extensions: [givenExtension('8001'), givenExtension('8002')],
          menus: [],
          timeConditions: [],
          inboundRoutes: [],
        })
      )
      assert.equal(result.outcome, 'rolled_back')
      const after = await folder.current()
      assert.equal(after?.name, before?.name)
      assert.equal(steps().filter((line) => line === 'reloadxml').length, 2)
      assert.lengthOf(await readdir(join(path, 'versions')), 1)
    })
  }

  test('refused the first time, nothing is in force', async ({ assert }) => {
    home.answer = () => '-ERR no\n'
    const result = await applied(givenSwitchPlan())
    assert.deepEqual(result, { outcome: 'rolled_back', reason: 'refused', detail: 'no' })
    assert.isNull(await folder.current())
  })

  test('the link breaks in the middle: the old configuration is on disk again', async ({
    assert,
  }) => {
    await applied(givenSwitchPlan())
    const before = await folder.current()
    home.answer = (command, peer) => {
      if (command === 'api reloadxml') peer.socket.destroy()
      return null
    }
    const result = await applied(givenSwitchPlan({ timeConditions: [], inboundRoutes: [] }))
    assert.deepInclude(result, { outcome: 'rolled_back', reason: 'lost' })
    const after = await folder.current()
    assert.equal(after?.name, before?.name)
  })

  test('without a switch it waits for the next start', async ({ assert }) => {
    const result = await applySwitch(givenSwitchPlan(), folder, null)
    assert.equal(result.outcome, 'applied')
    assert.include(await currentFile('freeswitch.xml'), 'dialplan/*.xml')
  })

  test('old versions are cleared away, the one in force never', async ({ assert }) => {
    for (let index = 0; index < 8; index++) {
      const { node } = givenSwitchPlan()
      await applySwitch(
        givenSwitchPlan({ node: { ...node, maxSessions: 100 + index } }),
        folder,
        null
      )
    }
    assert.lengthOf(await readdir(join(path, 'versions')), 5)
    const current = await folder.current()
    assert.equal(current?.plan.node.maxSessions, 107)
  })

  test('the order of routes is a change too', ({ assert }) => {
    const plan = givenSwitchPlan()
    const turned = { ...plan, inboundRoutes: [...plan.inboundRoutes].reverse() }
    assert.deepEqual(planChanges(plan, turned), [
      { part: 'inboundRoutes', item: '', kind: 'changed', fields: ['order'] },
    ])
  })
})
