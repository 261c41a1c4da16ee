import { readFile } from 'node:fs/promises'
import { test } from '@japa/runner'
import encryption from '@adonisjs/core/services/encryption'
import db from '@adonisjs/lucid/services/db'
import { FindPromptFile } from '#app/pbx/queries/find_prompt_file'
import type Employee from '#app/organisation/models/employee'
import { makeServiceNumber } from '#database/factories/media'
import { makePart, makePrompt, PART_FIELDS } from '#database/factories/pbx'
import { givenEmployee } from '#tests/support/given_employee'
import { givenRollback } from '#tests/support/given_rollback'
import { ask, visit } from '#tests/support/visit'

const BASE = '/system/telephony'

async function save(
  client: Parameters<typeof ask>[0],
  as: Employee,
  kind: string,
  body: Record<string, unknown>,
  id?: number
) {
  return ask(client, id ? 'put' : 'post', `${BASE}/${kind}${id ? `/${id}` : ''}`, { as, body })
}

const errorsOf = (body: { errors?: { field: string }[] }) =>
  (body.errors ?? []).map((one) => one.field)

test.group('Parts of the telephone system', (group) => {
  givenRollback(group)
  let chief: Employee
  group.each.setup(async () => {
    chief = await givenEmployee({ role: 'super_admin' })
  })

  test('an extension gets a secret that is told once and kept encrypted', async ({
    client,
    assert,
  }) => {
    const body = PART_FIELDS.extensions()
    const created = await save(client, chief, 'extensions', body)
    created.assertStatus(201)
    const { id, secret } = created.body()
    assert.match(secret, /^[0-9A-Za-z_-]{20}$/)
    const row = await db.from('extensions').where('id', id).firstOrFail()
    assert.notInclude(row.secret, secret)
    assert.equal(encryption.decrypt(row.secret), secret)

    const page = await visit(client, `${BASE}/extensions?q=${body.number}`, chief)
    assert.notInclude(JSON.stringify(page.body()), secret)
    const changed = await save(client, chief, 'extensions', { ...body, name: '二号台' }, id)
    assert.isNull(changed.body().secret)
    assert.equal(
      encryption.decrypt((await db.from('extensions').where('id', id).firstOrFail()).secret),
      secret
    )

    const renewed = await ask(client, 'post', `${BASE}/extensions/${id}/secrets`, { as: chief })
    renewed.assertStatus(201)
    assert.notEqual(renewed.body().secret, secret)
    const audits = await db
      .from('audit_entries')
      .where('subject_type', 'extensions')
      .where('subject_id', String(id))
      .orderBy('id')
    assert.deepEqual(
      audits.map((one) => one.action),
      ['extensions.create', 'extensions.edit', 'extensions.renew_secret']
    )
    for (const { before, after } of audits) {
      assert.notInclude(`${JSON.stringify(before)}${JSON.stringify(after)}`, secret)
    }
  })

  test('what is no number, host or folder is refused beside its field', async ({
    client,
    assert,
  }) => {
    const cases: [kind: keyof typeof PART_FIELDS, field: string, value: unknown][] = [
      ['extensions', 'number', '8001,user/1002'],
      ['extensions', 'number', '8001@host'],
      ['extensions', 'name', 'a${system(id)}'],
      ['extensions', 'name', '行\n尾'],
      ['extensions', 'callerId', '400;x=1'],
      ['extensions', 'remoteNumber', '139 1'],
      ['trunks', 'code', 'a b'],
      ['trunks', 'host', 'x"/><param'],
      ['trunks', 'inboundAddresses', ['1.2.3.4']],
      ['trunks', 'secret', "it's"],
      ['trunks', 'maxChannels', 0],
      ['time-groups', 'ranges', [{ days: [8], from: '09:00', to: '10:00' }]],
      ['time-groups', 'ranges', [{ days: [1], from: '10:00', to: '09:00' }]],
      ['time-groups', 'holidays', [{ name: 'x', from: '2026-02-30', to: '2026-03-01', hours: [] }]],
      ['switches', 'configFolder', '/etc/../root'],
      ['switches', 'configFolder', 'relative'],
      ['switches', 'host', '127.0.0.256'],
      ['switches', 'password', 'short'],
      ['switches', 'mediaTo', 16_390],
    ]
    for (const [kind, field, value] of cases) {
      const response = await save(client, chief, kind, { ...PART_FIELDS[kind](), [field]: value })
      const label = `${kind} ${field} ${JSON.stringify(value)}`
      assert.equal(response.status(), 422, label)
      assert.isTrue(
        errorsOf(response.body()).some((one) => one === field || one.startsWith(`${field}.`)),
        `${label}: ${JSON.stringify(response.body())}`
      )
    }
  })

  test('a number belongs to one extension, an employee has one', async ({ client, assert }) => {
    const first = PART_FIELDS.extensions()
    const employeeId = (await givenEmployee()).id
    await makePart('extensions', { ...first, employeeId })
    const again = await save(client, chief, 'extensions', first)
    assert.deepEqual(errorsOf(again.body()), ['number'])
    const taken = await save(client, chief, 'extensions', {
      ...PART_FIELDS.extensions(),
      employeeId,
    })
    assert.deepEqual(errorsOf(taken.body()), ['employeeId'])
  })

  test('nothing is left dangling', async ({ client, assert }) => {
    const prompt = await makePrompt()
    const extension = await makePart('extensions')
    const timeGroupId = await makePart('time-groups')
    const to = (kind: string, id: number | null = null) => ({ kind, id, number: null })
    const condition = await save(client, chief, 'time-conditions', {
      name: '接线时间',
      timeGroupId,
      openTarget: to('extension', extension),
      closedTarget: to('closed', prompt),
    })
    condition.assertStatus(201)
    const menu = await save(client, chief, 'ivr-menus', {
      name: '总机',
      greetingPromptId: prompt,
      timeoutSeconds: 5,
      attempts: 3,
      directExtensions: true,
      options: [
        { digits: '1', target: to('time_condition', condition.body().id) },
        { digits: '0', target: to('extension', extension) },
      ],
      otherwise: to('hang_up'),
    })
    menu.assertStatus(201)
    const number = await makeServiceNumber()
    const route = await save(client, chief, 'inbound-routes', {
      position: 1,
      serviceNumberId: number.id,
      target: to('menu', menu.body().id),
      active: true,
    })
    route.assertStatus(201)

    const used: [string, number][] = [
      ['prompts', prompt],
      ['extensions', extension],
      ['time-groups', timeGroupId],
      ['time-conditions', condition.body().id],
      ['ivr-menus', menu.body().id],
    ]
    for (const [kind, id] of used) {
      const response = await ask(client, 'delete', `${BASE}/${kind}/${id}`, { as: chief })
      assert.equal(response.status(), 409, kind)
      assert.notInclude(response.body().title, 'pbx.', kind)
    }
    const unknown = await save(client, chief, 'inbound-routes', {
      position: 1,
      serviceNumberId: number.id,
      target: to('menu', 2_147_483_647),
      active: true,
    })
    assert.deepEqual(errorsOf(unknown.body()), ['target'])
    const nowhere = await save(client, chief, 'inbound-routes', {
      position: 1,
      serviceNumberId: number.id,
      target: to('menu'),
      active: true,
    })
    assert.deepEqual(errorsOf(nowhere.body()), ['target'])

    const page = await visit(client, `${BASE}/ivr-menus?q=总机`, chief)
    const [row] = (page.body() as { props: { rows: Record<string, unknown>[] } }).props.rows
    assert.deepEqual(row.options, [
      { digits: '1', target: to('time_condition', condition.body().id) },
      { digits: '0', target: to('extension', extension) },
    ])
    const free = [
      [`inbound-routes/${route.body().id}`],
      [`ivr-menus/${menu.body().id}`],
      [`time-conditions/${condition.body().id}`],
      [`prompts/${prompt}`],
    ]
    for (const [path] of free) {
      const response = await ask(client, 'delete', `${BASE}/${path}`, { as: chief })
      assert.equal(response.status(), 204, path)
    }
  })

  test('trunks of a route keep their order, and none may be chosen twice', async ({
    client,
    assert,
  }) => {
    const [first, second] = [await makePart('trunks'), await makePart('trunks')]
    const body = {
      position: 10,
      name: '国内',
      beginnings: ['0', '1'],
      minLength: 7,
      maxLength: 12,
      strip: 0,
      dialClass: 'national',
      choice: 'in_order',
      trunks: [{ trunkId: second }, { trunkId: first }],
      active: true,
    }
    const created = await save(client, chief, 'outbound-routes', body)
    created.assertStatus(201)
    const page = await visit(client, `${BASE}/outbound-routes`, chief)
    const { rows } = (page.body() as { props: { rows: Record<string, unknown>[] } }).props
    const row = rows.find((one) => one.id === created.body().id)!
    assert.deepEqual(
      (row.trunks as { trunkId: number }[]).map((one) => one.trunkId),
      [second, first]
    )
    for (const [field, value] of [
      ['trunks', [{ trunkId: first }, { trunkId: first }]],
      ['trunks', []],
      ['maxLength', 3],
      ['strip', 7],
    ] as const) {
      const response = await save(client, chief, 'outbound-routes', { ...body, [field]: value })
      assert.equal(response.status(), 422, field)
      assert.include(errorsOf(response.body()), field)
    }
  })

  test('an uploaded sound becomes 16 bit mono, and what is no sound is refused', async ({
    client,
    assert,
  }) => {
    const stereo = Buffer.alloc(44 + 44_100 * 4)
    const one = Buffer.from('RIFF\0\0\0\0WAVEfmt ', 'latin1')
    one.copy(stereo)
    stereo.writeUInt32LE(stereo.length - 8, 4)
    stereo.writeUInt32LE(16, 16)
    stereo.writeUInt16LE(1, 20)
    stereo.writeUInt16LE(2, 22)
    stereo.writeUInt32LE(44_100, 24)
    stereo.writeUInt32LE(44_100 * 4, 28)
    stereo.writeUInt16LE(4, 32)
    stereo.writeUInt16LE(16, 34)
    stereo.write('data', 36, 'latin1')
    stereo.writeUInt32LE(44_100 * 4, 40)
    const upload = (bytes: Buffer) =>
      client
        .post(`${BASE}/prompt-files`)
        .accept('json')
        .withCsrfToken()
        .loginAs(chief)
        .fields({ code: 'welcome_x', name: '欢迎', kind: 'prompt' })
        .file('file', bytes, { filename: 'a.wav', contentType: 'audio/wav' })
    const refused = await upload(Buffer.from('no sound at all, only words and more words to read'))
    assert.equal(refused.status(), 422)
    assert.equal(refused.body().field, 'file')
    const created = await upload(stereo)
    created.assertStatus(201)
    const { id } = created.body()
    const row = await db.from('prompts').where('id', id).firstOrFail()
    assert.equal(row.sample_rate, 16_000)
    assert.equal(row.duration_ms, 1000)
    const file = await readFile(await new FindPromptFile().handle(id))
    assert.equal(file.readUInt16LE(22), 1)
    assert.equal(file.readUInt32LE(24), 16_000)
    const heard = await client.get(`${BASE}/prompt-files/${id}`).loginAs(chief)
    heard.assertStatus(200)
    assert.equal(heard.header('content-type'), 'audio/wav')
  })
})
