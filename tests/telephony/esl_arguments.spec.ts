import { test } from '@japa/runner'
import fc from 'fast-check'
import {
  ArgumentRefused,
  Command,
  dialNumber,
  dtmfDigits,
  hangupCause,
  isDialNumber,
  isSwitchId,
  plainValue,
  soundSource,
  switchId,
  switchPath,
  userText,
  variableName,
} from '../../telephony/esl/arguments.ts'
import * as commands from '../../telephony/esl/commands.ts'

const ATTACKS = [
  '139\n\napi system id',
  '139\r\n',
  '139,user/1002',
  '139|user/1002',
  '139@198.51.100.1:5060',
  '139 &park',
  '139^^1',
  '${system(touch /tmp/x)}',
  '$${password}',
  '%{x}',
  "1';hupall",
  '1"',
  '1\\n',
  '{a=b}139',
  '[a=b]139',
  '1;2=3',
  '1=2',
  '\u0000',
  '１３９',
  '',
]

const hostile = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string(),
  fc.constantFrom(...ATTACKS),
  fc.tuple(fc.stringMatching(/^[0-9]{1,5}$/), fc.string({ minLength: 1 })).map(([a, b]) => a + b)
)

function accepted(make: (text: string) => string, text: string): string | null {
  try {
    return make(text)
  } catch (error) {
    if (error instanceof ArgumentRefused) return null
    throw error
  }
}

test.group('Arguments', () => {
  const kinds: Array<[string, (text: string) => string, RegExp]> = [
    ['numbers', dialNumber, /^[0-9*#+]{1,20}$/],
    ['ids', switchId, /^[0-9A-Za-z_-]{1,64}$/],
    ['variable names', variableName, /^[A-Za-z_][0-9A-Za-z_]*$/],
    ['plain values', plainValue, /^[0-9A-Za-z_.:+*#-]*$/],
    ['causes', hangupCause, /^[A-Z_]+$/],
    ['paths', switchPath, /^\/[0-9A-Za-z_./-]+$/],
    ['sounds', soundSource, /^([a-z_]+:\/)?\/[0-9A-Za-z_./-]+$/],
    ['digits', dtmfDigits, /^[0-9A-D*#wW]+$/],
  ]

  for (const [name, make, allowed] of kinds) {
    test(`${name} pass unchanged or are refused`, ({ assert }) => {
      fc.assert(
        fc.property(hostile, (text) => {
          const result = accepted(make, text)
          if (result === null) return
          assert.equal(result, text)
          assert.match(result, allowed)
          assert.notMatch(result, /[\s${}\\'",;|@^&()[\]<>=]/)
        }),
        { numRuns: 2_000 }
      )
      for (const attack of ATTACKS) {
        if (attack !== '') assert.throws(() => make(attack), ArgumentRefused)
      }
    })
  }

  test('what is proper passes', ({ assert }) => {
    assert.equal(dialNumber('+86139*#'), '+86139*#')
    assert.equal(switchId('ag-z1_X'), 'ag-z1_X')
    assert.equal(switchPath('/srv/rec/20261122/a-b.wav'), '/srv/rec/20261122/a-b.wav')
    assert.equal(soundSource('local_stream://moh'), 'local_stream://moh')
    assert.equal(plainValue(1795312702), '1795312702')
    assert.isTrue(isDialNumber('13800138000'))
    assert.isFalse(isDialNumber('138-0013'))
    assert.isFalse(isSwitchId('a\n'))
  })

  test('a path leads nowhere else', ({ assert }) => {
    for (const path of [
      '/a/../b',
      '/..',
      'a/b',
      '/a//b',
      '/a/',
      '/./a',
      '/a b',
      `/${'x'.repeat(600)}`,
    ]) {
      assert.throws(() => switchPath(path), ArgumentRefused)
    }
  })

  test('user text: anything a person types, no control characters', ({ assert }) => {
    assert.equal(userText('张三 "100%" ${uuid} \'; , {x}'), '张三 "100%" ${uuid} \'; , {x}')
    for (const text of ['a\nb', 'a\r', '\u0000', '\u007f', '\u0085', '\u2028', '\ud800']) {
      assert.throws(() => userText(text), ArgumentRefused)
    }
    assert.throws(() => userText('x'.repeat(5_000)), ArgumentRefused)
  })
})

test.group('Commands', () => {
  const id = switchId
  const caller = id('066530af-1804-469b-96d9-c0d8a064e529')

  test('are the lines that were proven against a real switch', ({ assert }) => {
    const lines: Array<[Command, string]> = [
      [
        commands.uuidSetvarMulti(caller, [
          [variableName('spotline_offer'), plainValue('1001')],
          [variableName('spotline_agent_uuid'), plainValue('ag-z1-1795313810964')],
        ]),
        `uuid_setvar_multi ${caller} spotline_offer=1001;spotline_agent_uuid=ag-z1-1795313810964`,
      ],
      [
        commands.guardedTransfer(
          caller,
          { variable: variableName('spotline_state'), expected: id('waiting') },
          id('spot_offer'),
          id('spot')
        ),
        `expand uuid_transfer \${cond(\${uuid_getvar(${caller} spotline_state)} == waiting ? ${caller} : none)} spot_offer XML spot`,
      ],
      [
        commands.hashInsert(id('spotline'), plainValue('alive_until'), plainValue(1795313870)),
        'hash insert/spotline/alive_until/1795313870',
      ],
      [
        commands.uuidDualTransfer(caller, id('holdroom'), id('consult_1002'), id('spotline')),
        `uuid_dual_transfer ${caller} holdroom/XML/spotline consult_1002/XML/spotline`,
      ],
      [
        commands.uuidKill(caller, hangupCause('CALL_REJECTED')),
        `uuid_kill ${caller} CALL_REJECTED`,
      ],
      [commands.uuidHold(caller, 'off'), `uuid_hold off ${caller}`],
      [commands.uuidPhoneEvent(caller, 'talk'), `uuid_phone_event ${caller} talk`],
      [commands.uuidMute(caller, true), `uuid_audio ${caller} start read mute 1`],
      [commands.uuidReceiveDtmf(caller, dtmfDigits('2')), `uuid_recv_dtmf ${caller} 2`],
      [commands.uuidDump(caller), `uuid_dump ${caller} json`],
      [commands.showChannels(), 'show channels as json'],
      [
        commands.uuidSetvar(caller, variableName('note'), userText('a; b, ${uuid}')),
        `uuid_setvar ${caller} note a; b, \${uuid}`,
      ],
    ]
    for (const [command, text] of lines) assert.equal(command.text, text)
  })

  test('click to dial keeps quotes, commas and blanks out of its values', ({ assert }) => {
    const dial = commands.originateClickToDial({
      agentLegUuid: id('a-1'),
      customerLegUuid: id('b-1'),
      callId: id('c-1'),
      extension: dialNumber('1001'),
      customerNumber: dialNumber('13912345678'),
      shownNumber: dialNumber('4008001001'),
      gateways: [id('carrier'), id('spare')],
      agentRingSeconds: 10,
      customerRingSeconds: 20,
    })
    assert.equal(dial.mode, 'bgapi')
    assert.match(
      dial.text,
      /^originate \{[^{} ]+\}user\/1001 &bridge\(\{[^{} ]+\}\[[^[\] ]+\]sofia\/gateway\/carrier\/13912345678\|\[leg_timeout=20\]sofia\/gateway\/spare\/13912345678\)$/
    )
    assert.throws(
      () => commands.originateSupervisor(id('s'), dialNumber('1'), id('a'), id('c'), 0.5),
      ArgumentRefused
    )
  })

  test('nothing but the builder makes one', ({ assert }) => {
    assert.throws(() => new Command(Symbol('command'), 'api', 'system id'), ArgumentRefused)
    const real = commands.showCalls()
    assert.throws(() => Object.assign(real, { text: 'system id' }), TypeError)
    assert.equal(real.text, 'show calls as json')
  })

  test('whatever is accepted stays one line with the words in their places', ({ assert }) => {
    fc.assert(
      fc.property(hostile, hostile, (one, other) => {
        const uuid = accepted(switchId, one)
        const value = accepted(plainValue, other)
        if (uuid === null || value === null) return
        const { text } = commands.uuidSetvarMulti(switchId(uuid), [
          [variableName('x'), plainValue(value)],
        ])
        assert.deepEqual(text.split(' '), ['uuid_setvar_multi', uuid, `x=${value}`])
      }),
      { numRuns: 2_000 }
    )
  })
})
