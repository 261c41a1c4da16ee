import { test } from '@japa/runner'
import { givenEmployee } from '#tests/support/given_employee'
import { givenRollback } from '#tests/support/given_rollback'
import { ask } from '#tests/support/visit'

const content = (note: string) => ({ layout: 1, lines: [], note, remark: '' })

test.group('Drafts of the desk', (group) => {
  givenRollback(group)

  test('a draft is kept and listed, also what its agent left empty', async ({ client, assert }) => {
    const agent = await givenEmployee()
    const saved = await ask(client, 'put', '/desk/drafts/kept-draft-1', {
      as: agent,
      body: { callId: null, content: content('再订一台'), revision: 0 },
    })
    saved.assertStatus(200)
    assert.equal(saved.body().draft.revision, 1)
    const listed = await ask(client, 'get', '/desk/drafts', { as: agent })
    assert.lengthOf(listed.body().drafts, 1)
    assert.containSubset(listed.body().drafts[0], {
      key: 'kept-draft-1',
      revision: 1,
      content: { note: '再订一台', remark: null },
    })
  })

  test('of two windows the one that is behind is told and overwrites nothing', async ({
    client,
    assert,
  }) => {
    const agent = await givenEmployee()
    const save = (note: string, revision: number) =>
      ask(client, 'put', '/desk/drafts/two-windows', {
        as: agent,
        body: { content: content(note), revision },
      })
    await save('第一版', 0)
    const first = await save('左边窗口', 1)
    assert.equal(first.body().draft.revision, 2)
    const second = await save('右边窗口', 1)
    second.assertStatus(409)
    assert.include(second.header('content-type'), 'application/problem+json')
    assert.containSubset(second.body(), { code: 'DRAFT_CHANGED_ELSEWHERE', revision: 2 })
    const listed = await ask(client, 'get', '/desk/drafts', { as: agent })
    assert.equal(listed.body().drafts[0].content.note, '左边窗口')
    const taken = await save('右边窗口', 2)
    assert.equal(taken.body().draft.revision, 3)
  })

  test('an answer that was lost on its way is asked for again without a conflict', async ({
    client,
    assert,
  }) => {
    const agent = await givenEmployee()
    const save = () =>
      ask(client, 'put', '/desk/drafts/lost-answer', {
        as: agent,
        body: { content: content('送到单位'), revision: 0 },
      })
    await save()
    const again = await save()
    again.assertStatus(200)
    const listed = await ask(client, 'get', '/desk/drafts', { as: agent })
    assert.lengthOf(listed.body().drafts, 1)
    assert.equal(listed.body().drafts[0].revision, again.body().draft.revision)
  })

  test('nobody sees or throws away the drafts of somebody else', async ({ client, assert }) => {
    const [agent, other] = [await givenEmployee(), await givenEmployee()]
    await ask(client, 'put', '/desk/drafts/mine-alone', {
      as: agent,
      body: { content: content('我的'), revision: 0 },
    })
    const theirs = await ask(client, 'get', '/desk/drafts', { as: other })
    assert.deepEqual(theirs.body().drafts, [])
    await ask(client, 'delete', '/desk/drafts/mine-alone', { as: other })
    const mine = await ask(client, 'get', '/desk/drafts', { as: agent })
    assert.lengthOf(mine.body().drafts, 1)
    const gone = await ask(client, 'delete', '/desk/drafts/mine-alone', { as: agent })
    gone.assertStatus(204)
    const twice = await ask(client, 'delete', '/desk/drafts/mine-alone', { as: agent })
    twice.assertStatus(204)
  })

  test('a draft without content or revision is refused by field', async ({ client, assert }) => {
    const agent = await givenEmployee()
    const refused = await ask(client, 'put', '/desk/drafts/nothing-in-it', {
      as: agent,
      body: { revision: -1 },
    })
    refused.assertStatus(422)
    const fields = refused.body().errors.map(({ field }: { field: string }) => field)
    assert.sameMembers(fields, ['content', 'revision'])
  })

  test('the desk is closed to whoever does not work at one', async ({ client }) => {
    const warehouse = await givenEmployee({ role: 'warehouse' })
    const refused = await ask(client, 'get', '/desk/drafts', { as: warehouse })
    refused.assertStatus(403)
    const nobody = await ask(client, 'get', '/desk/drafts')
    nobody.assertStatus(401)
  })
})
