import { test } from '@japa/runner'
import { answer } from '../../../telephony/control/answer.ts'
import { clickToDial } from '../../../telephony/control/click_to_dial.ts'
import { hangUp } from '../../../telephony/control/hang_up.ts'
import { hold, unhold } from '../../../telephony/control/hold.ts'
import { mark } from '../../../telephony/control/mark.ts'
import { mute, unmute } from '../../../telephony/control/mute.ts'
import { sendDtmf } from '../../../telephony/control/send_dtmf.ts'
import type { Command } from '../../../telephony/esl/arguments.ts'
import type { ApiReply } from '../../../telephony/esl/reply.ts'

/** Notes the commands and answers all with the same reply. */
class NotingLink {
  readonly sent: string[] = []
  private readonly reply: ApiReply

  constructor(reply: ApiReply = { ok: true, body: '+OK' }) {
    this.reply = reply
  }

  command(command: Command): Promise<ApiReply> {
    this.sent.push(`${command.mode} ${command.text}`)
    return Promise.resolve(this.reply)
  }
}

test.group('Controls', () => {
  test('send the commands that were proven on a real switch', async ({ assert }) => {
    const link = new NotingLink()
    const leg = 'a1b2-c3'
    for (const done of [
      answer(link, leg),
      hold(link, leg),
      unhold(link, leg),
      mute(link, leg),
      unmute(link, leg),
      sendDtmf(link, leg, '12#w3'),
      mark(link, leg, '投诉; ${system(id)} "x"'),
      hangUp(link, leg),
    ]) {
      assert.deepEqual(await done, { ok: true })
    }
    assert.deepEqual(link.sent, [
      'api uuid_phone_event a1b2-c3 talk',
      'api uuid_hold a1b2-c3',
      'api uuid_hold off a1b2-c3',
      'api uuid_audio a1b2-c3 start read mute 1',
      'api uuid_setvar_multi a1b2-c3 spotline_muted=yes',
      'api uuid_audio a1b2-c3 stop',
      'api uuid_setvar_multi a1b2-c3 spotline_muted=no',
      'api uuid_send_dtmf a1b2-c3 12#w3',
      'api uuid_setvar a1b2-c3 spotline_mark 投诉; ${system(id)} "x"',
      'api uuid_kill a1b2-c3 NORMAL_CLEARING',
    ])
  })

  test('click to dial rings the agent first, under ids of its own', async ({ assert }) => {
    const link = new NotingLink()
    const dial = {
      callId: 'call-1',
      extension: '1001',
      customerNumber: '13912345678',
      shownNumber: '4008001001',
      gateways: ['carrier'],
    }
    const { agentLegUuid, customerLegUuid, agentAnswered } = clickToDial(link, dial)
    assert.notEqual(agentLegUuid, customerLegUuid)
    assert.deepEqual(await agentAnswered, { ok: true })
    const [sent] = link.sent
    assert.match(sent!, /^bgapi originate \{/)
    assert.include(sent!, `origination_uuid=${agentLegUuid},originate_timeout=20,`)
    assert.include(sent!, '}user/1001 &bridge({')
    assert.include(sent!, `}[origination_uuid=${customerLegUuid},`)
    assert.isTrue(sent!.endsWith(']sofia/gateway/carrier/13912345678)'))
  })

  test('what may not stand in a command is refused before it is sent', async ({ assert }) => {
    const link = new NotingLink()
    const dial = { callId: 'c', extension: '1001', shownNumber: '400', gateways: ['carrier'] }
    const results = [
      await hangUp(link, 'x y'),
      await sendDtmf(link, 'leg', '1\napi hupall'),
      await mark(link, 'leg', 'a\nb'),
      await clickToDial(link, { ...dial, customerNumber: '139,user/1002' }).agentAnswered,
      await clickToDial(link, { ...dial, customerNumber: '139@host' }).agentAnswered,
    ]
    for (const result of results) {
      assert.isFalse(result.ok)
      assert.equal(!result.ok && result.reason, 'invalid')
    }
    assert.isEmpty(link.sent)
  })

  for (const [error, reason, expected] of [
    ['No such channel!', 'refused', 'gone'],
    ['Operation failed', 'refused', 'refused'],
    ['the connection to the switch was lost', 'lost', 'lost'],
  ] as const) {
    test(`"${error}" is told as ${expected}`, async ({ assert }) => {
      const result = await hold(new NotingLink({ ok: false, error, reason }), 'leg')
      assert.deepEqual(result, { ok: false, reason: expected, detail: error })
    })
  }
})
