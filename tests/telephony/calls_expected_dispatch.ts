/** The calls in each recording of our own distribution, after what was done there. */
export const dispatchCalls: Record<string, string[]> = {
  'dispatch/A-a-park-broadcast': ['inbound 13800000001 > 4001: answered by agent; talk 1001'],
  'dispatch/A-b-playback-localstream': ['inbound 13800000001 > 4002: answered by agent; talk 1001'],
  'dispatch/A-bind_digit_action': ['inbound 13800000001 > 4008002001: failed by switch'],
  'dispatch/A-c-endless_playback': ['inbound 13800000001 > 4003: answered by agent; talk 1001'],
  'dispatch/A-d-park-hold_music': ['inbound 13800000001 > 4004: answered by agent; talk 1001'],
  'dispatch/A-e-soft_hold': [
    'inbound 13800000001 > 4005: ivr_completed by switch',
    'internal - > -: ivr_completed by agent',
  ],
  'dispatch/A-park-break-before-bridge': ['inbound 13800000001 > 4009: failed by switch'],
  'dispatch/A-recommended-wait-loop': [
    'inbound 13800000001 > 4008001001: answered by switch; offers 1001 answered; talk 1001',
  ],
  'dispatch/B-guard-conditional-transfer': [
    'inbound 13800000001 > 4008001001: answered by switch; offers 1001 answered; talk 1001',
    'inbound 13800000002 > 4008001001: answered by switch; offers 1003 answered; talk 1003',
  ],
  'dispatch/B-guard-intercept_unbridged_only': [
    'inbound 13800000001 > 4008001001: answered by switch; offers 1001 answered, 1002 NORMAL_CLEARING; talk 1001',
  ],
  'dispatch/C-M1-agent-hangs-first-park_after_bridge': [
    'inbound 13800000001 > 4009: answered by agent; offers 1001 answered; talk 1001',
  ],
  'dispatch/C-M1-agent-hangs-first-rating-transfer_after_bridge': [
    'inbound 13800000001 > 4009: answered by agent; offers 1001 answered; talk 1001; rated 4',
  ],
  'dispatch/C-M1-busy486': ['inbound 13800000001 > 4009: failed by switch; offers 1001 USER_BUSY'],
  'dispatch/C-M1-caller-hangs-at-answer': [
    'inbound 1380000010 > 4009: abandoned_ringing by caller; offers 1002 NORMAL_CLEARING',
    'inbound 13800000120 > 4009: abandoned_ringing by caller; offers 1002 NORMAL_CLEARING',
    'inbound 13800000160 > 4009: abandoned_ringing by caller; offers 1002 NORMAL_CLEARING',
    'inbound 13800000190 > 4009: abandoned_ringing by caller; offers 1002 MANAGER_REQUEST',
    'inbound 13800000195 > 4009: abandoned_ringing by caller; offers 1002 MANAGER_REQUEST',
    'inbound 138000001100 > 4009: abandoned_ringing by caller; offers 1002 MANAGER_REQUEST',
    'inbound 138000001105 > 4009: abandoned_in_ivr by caller; offers 1002 NORMAL_CLEARING',
    'inbound 138000001110 > 4009: abandoned_ringing by caller; offers 1002 MANAGER_REQUEST',
    'inbound 138000001120 > 4009: answered by caller; offers 1002 answered; talk 1002',
    'inbound 138000001140 > 4009: answered by caller; offers 1002 answered; talk 1002',
  ],
  'dispatch/C-M1-caller-hangs-while-ringing': [
    'inbound 13800000001 > 4009: abandoned_ringing by caller; offers 1001 ORIGINATOR_CANCEL',
  ],
  'dispatch/C-M1-dispatcher-dies-agent-parked-execute_on_answer': [
    'internal - > -: ivr_completed by switch',
  ],
  'dispatch/C-M1-dispatcher-dies-agent-parked-park_timeout': [
    'internal - > -: ivr_completed by switch',
  ],
  'dispatch/C-M1-dispatcher-dies-agent-parked-sched_hangup': [
    'internal - > -: ivr_completed by switch',
  ],
  'dispatch/C-M1-noanswer': ['inbound 13800000001 > 4009: failed by switch; offers 1001 NO_ANSWER'],
  'dispatch/C-M1-orphan-after-uuid_bridge-race': [
    'inbound 1380000020 > 4009: abandoned_ringing by caller; offers 1002 MANAGER_REQUEST',
    'inbound 1380000021 > 4009: abandoned_ringing by caller; offers 1002 MANAGER_REQUEST',
    'inbound 1380000022 > 4009: abandoned_ringing by caller; offers 1002 MANAGER_REQUEST',
    'inbound 1380000023 > 4009: abandoned_ringing by caller; offers 1002 MANAGER_REQUEST',
    'inbound 1380000024 > 4009: abandoned_ringing by caller; offers 1002 MANAGER_REQUEST',
    'inbound 1380000025 > 4009: abandoned_ringing by caller; offers 1002 MANAGER_REQUEST',
    'inbound 1380000026 > 4009: abandoned_ringing by caller; offers 1002 MANAGER_REQUEST',
    'inbound 1380000027 > 4009: abandoned_ringing by caller; offers 1002 MANAGER_REQUEST',
    'inbound 1380000028 > 4009: abandoned_ringing by caller; offers 1002 MANAGER_REQUEST',
    'inbound 1380000029 > 4009: abandoned_ringing by caller; offers 1002 MANAGER_REQUEST',
    'inbound 13800000210 > 4009: abandoned_ringing by caller; offers 1002 MANAGER_REQUEST',
    'inbound 13800000211 > 4009: abandoned_ringing by caller; offers 1002 MANAGER_REQUEST',
  ],
  'dispatch/C-M1-reject603': [
    'inbound 13800000001 > 4009: failed by switch; offers 1001 CALL_REJECTED',
  ],
  'dispatch/C-M1-unregistered': ['inbound 13800000001 > 4009: failed by switch'],
  'dispatch/C-M1-uuid_transfer-on-bridged': [
    'inbound 13800000001 > 4008001001: answered by switch; offers 1001 answered, 1001 DESTINATION_OUT_OF_ORDER; talk 1001',
  ],
  'dispatch/C-M2-agent-hangs-first-park_after_bridge': [
    'inbound 13800000001 > 4009: answered by agent; offers 1001 answered; talk 1001',
  ],
  'dispatch/C-M2-agent-hangs-first-rating-transfer_after_bridge': [
    'inbound 13800000001 > 4009: answered by agent; offers 1001 answered; talk 1001; rated 4',
  ],
  'dispatch/C-M2-busy486': ['inbound 13800000001 > 4009: failed by switch; offers 1001 USER_BUSY'],
  'dispatch/C-M2-caller-hangs-at-answer': [
    'inbound 1380000010 > 4009: abandoned_ringing by caller; offers 1002 NORMAL_CLEARING',
    'inbound 13800000120 > 4009: abandoned_ringing by caller; offers 1002 NORMAL_CLEARING',
    'inbound 13800000160 > 4009: abandoned_ringing by caller; offers 1002 NORMAL_CLEARING',
    'inbound 13800000190 > 4009: abandoned_ringing by caller; offers 1002 ORIGINATOR_CANCEL',
    'inbound 13800000195 > 4009: abandoned_ringing by caller; offers 1002 ORIGINATOR_CANCEL',
    'inbound 138000001100 > 4009: abandoned_ringing by caller; offers 1002 ORIGINATOR_CANCEL',
    'inbound 138000001105 > 4009: abandoned_ringing by caller; offers 1002 ORIGINATOR_CANCEL',
    'inbound 138000001110 > 4009: abandoned_ringing by caller; offers 1002 ORIGINATOR_CANCEL',
    'inbound 138000001120 > 4009: abandoned_ringing by caller; offers 1002 ORIGINATOR_CANCEL',
    'inbound 138000001140 > 4009: answered by caller; offers 1002 answered; talk 1002',
  ],
  'dispatch/C-M2-caller-hangs-while-ringing': [
    'inbound 13800000001 > 4009: abandoned_ringing by caller; offers 1001 ORIGINATOR_CANCEL',
  ],
  'dispatch/C-M2-noanswer': ['inbound 13800000001 > 4009: failed by switch; offers 1001 NO_ANSWER'],
  'dispatch/C-M2-reject603': [
    'inbound 13800000001 > 4009: failed by switch; offers 1001 CALL_REJECTED',
  ],
  'dispatch/C-M2-unregistered': ['inbound 13800000001 > 4009: failed by switch'],
  'dispatch/C-M3-agent-hangs-first-both': [
    'inbound 13800000001 > 4008001001: answered by agent; offers 1001 answered; talk 1001; rated 4',
  ],
  'dispatch/C-M3-agent-hangs-first-hangup_after_bridge': [
    'inbound 13800000001 > 4008001001: answered by agent; offers 1001 answered; talk 1001',
  ],
  'dispatch/C-M3-agent-hangs-first-park_after_bridge': [
    'inbound 13800000001 > 4008001001: answered by agent; offers 1001 answered; talk 1001',
  ],
  'dispatch/C-M3-agent-hangs-first-rating-transfer_after_bridge': [
    'inbound 13800000001 > 4008001001: answered by agent; offers 1001 answered; talk 1001; rated 4',
  ],
  'dispatch/C-M3-busy486': [
    'inbound 13800000001 > 4008001001: failed by switch; offers 1001 USER_BUSY',
  ],
  'dispatch/C-M3-caller-hangs-at-answer': [
    'inbound 1380000010 > 4008001001: abandoned_ringing by caller; offers 1002 ORIGINATOR_CANCEL',
    'inbound 13800000120 > 4008001001: abandoned_ringing by caller; offers 1002 ORIGINATOR_CANCEL',
    'inbound 13800000160 > 4008001001: abandoned_ringing by caller; offers 1002 ORIGINATOR_CANCEL',
    'inbound 13800000190 > 4008001001: answered by caller; offers 1002 answered; talk 1002',
    'inbound 13800000195 > 4008001001: abandoned_ringing by caller; offers 1002 ORIGINATOR_CANCEL',
    'inbound 138000001100 > 4008001001: answered by caller; offers 1002 answered; talk 1002',
    'inbound 138000001105 > 4008001001: answered by caller; offers 1002 answered; talk 1002',
    'inbound 138000001110 > 4008001001: answered by caller; offers 1002 answered; talk 1002',
    'inbound 138000001120 > 4008001001: answered by caller; offers 1002 answered; talk 1002',
    'inbound 138000001140 > 4008001001: answered by caller; offers 1002 answered; talk 1002',
  ],
  'dispatch/C-M3-caller-hangs-while-ringing': [
    'inbound 13800000001 > 4008001001: abandoned_ringing by caller; offers 1001 ORIGINATOR_CANCEL',
  ],
  'dispatch/C-M3-noanswer': [
    'inbound 13800000001 > 4008001001: failed by switch; offers 1001 NO_ANSWER',
  ],
  'dispatch/C-M3-reject603': [
    'inbound 13800000001 > 4008001001: failed by switch; offers 1001 CALL_REJECTED',
  ],
  'dispatch/C-M3-unregistered': [
    'inbound 13800000001 > 4008001001: failed by switch; offers 1055 USER_NOT_REGISTERED',
  ],
  'dispatch/C-resync': [
    'inbound 13900000001 > 4008001001: waiting',
    'inbound 13900000002 > 4008001001: ringing; offers 1002 open',
    'inbound 13900000003 > 4008001001: talking; offers 1001 answered; talk 1001',
    'inbound 13900000004 > 4008001001: after_talk; offers 1004 answered; talk 1004',
    'inbound 13900000005 > 4008001001: talking; offers 1003 answered; talk 1003',
  ],
  'dispatch/D-dispatcher-killed-while-agent-rings-answer': [
    'inbound 13900000007 > 4008001001: answered by switch; offers 1004 answered; talk 1004',
  ],
  'dispatch/D-dispatcher-killed-while-agent-rings-noanswer': [
    'inbound 13900000007 > 4008001001: answered by switch; offers 1004 NO_ANSWER, 1001 answered; talk 1001',
  ],
  'dispatch/D-fallback-group': [
    'inbound 13800000001 > 4008001001: answered by switch; offers 1001 ALLOTTED_TIMEOUT, 1002 USER_BUSY, 1003 answered, 1004 LOSE_RACE; talk 1003',
  ],
  'dispatch/D-kill-dispatcher-wait-loop': [
    'inbound 13900000000 > 4008001001: answered by switch; offers 1004 answered; talk 1004',
    'inbound 13900000001 > 4008001001: answered by switch; offers 1005 answered; talk 1005',
    'inbound 13900000002 > 4008001001: answered by switch; offers 1001 answered; talk 1001',
    'inbound 13900000003 > 4008001001: answered by switch; offers 1003 answered; talk 1003',
    'inbound 13900000004 > 4008001001: answered by switch; offers 1002 answered; talk 1002',
    'inbound 13900000005 > 4008001001: failed by switch',
    'inbound 13900000009 > 4008001001: answered by switch; offers 1006 answered; talk 1006',
  ],
  'dispatch/D-sched_del': ['inbound 13800000001 > 4211: failed by switch'],
  'dispatch/D-sched_transfer-bridged-4211-M1': [
    'inbound 13800000001 > 4211: answered by switch; offers 1005 answered, 1003 answered; talk 1005, 1003',
  ],
  'dispatch/D-sched_transfer-bridged-4211-M2': [
    'inbound 13800000001 > 4211: answered by switch; offers 1005 answered, 1002 answered; talk 1005, 1002',
  ],
  'dispatch/D-sched_transfer-bridged-4221-M1': [
    'inbound 13800000001 > 4221: answered by switch; offers 1005 answered; talk 1005',
  ],
  'dispatch/D-sched_transfer-bridged-4221-M2': [
    'inbound 13800000001 > 4221: answered by switch; offers 1005 answered; talk 1005',
  ],
  'dispatch/D-sched_transfer-bridged-4222-M1': [
    'inbound 13800000001 > 4222: answered by switch; offers 1005 answered; talk 1005',
  ],
  'dispatch/D-sched_transfer-bridged-4222-M2': [
    'inbound 13800000001 > 4222: answered by switch; offers 1005 answered; talk 1005',
  ],
  'dispatch/D-sched_transfer-bridged-4231-M1': [
    'inbound 13800000001 > 4231: answered by switch; offers 1005 answered; talk 1005',
  ],
  'dispatch/D-sched_transfer-bridged-4231-M2': [
    'inbound 13800000001 > 4231: answered by switch; offers 1005 answered; talk 1005',
  ],
  'dispatch/D-sched_transfer-waiting-4211': [
    'inbound 13800000001 > 4211: answered by switch; offers 1002 answered; talk 1002',
  ],
  'dispatch/D-sched_transfer-waiting-4212': [
    'inbound 13800000001 > 4212: answered by switch; offers 1001 answered; talk 1001',
  ],
  'dispatch/D-sched_transfer-waiting-4241': ['inbound 13800000001 > 4241: failed by switch'],
  'dispatch/E-record-a': [
    'inbound 13800000001 > 4008001001: answered by agent; offers 1001 answered; talk 1001; recordings 1; held 2.0 s',
  ],
  'dispatch/E-record-b': [
    'inbound 13800000001 > 4008001001: answered by agent; offers 1001 answered; talk 1001; recordings 1; held 2.0 s',
  ],
  'dispatch/E-record-dispatcher-mono': [
    'inbound 13800000001 > 4008001001: answered by agent; offers 1001 answered; talk 1001; recordings 1; held 2.0 s',
  ],
  'dispatch/E-record-dispatcher-stereo': [
    'inbound 13800000001 > 4008001001: answered by agent; offers 1001 answered; talk 1001; recordings 1; held 2.0 s',
  ],
  'dispatch/E-record-formats': ['inbound 13800000001 > 4008001001: failed by switch; recordings 8'],
  'dispatch/F-3way-app': [
    'inbound 13800000001 > 4008001001: answered by switch; offers 1001 answered; talk 1001',
    'internal - > -: ivr_completed by agent',
  ],
  'dispatch/F-3way-conference': [
    'inbound 13800000001 > 4008001001: answered by agent; offers 1001 answered; talk 1001, 1001',
    'internal - > -: ivr_completed by switch',
  ],
  'dispatch/F-3way-endconf': [
    'inbound 13800000001 > 4008001001: answered by caller; offers 1001 answered; talk 1001, 1001',
  ],
  'dispatch/F-blind-transfer-refer': [
    'inbound 13800000001 > 4008001001: answered by switch; offers 1001 answered, 1002 answered; talk 1001, 1002',
  ],
  'dispatch/F-consult-caller-hangs-in-hold': [
    'inbound 13800000001 > 4008001001: answered by caller; offers 1001 answered; talk 1001',
  ],
  'dispatch/F-consult-transfer-cancel': [
    'inbound 13800000001 > 4008001001: answered by caller; offers 1001 answered; talk 1001, 1001',
  ],
  'dispatch/F-consult-transfer-complete': [
    'inbound 13800000001 > 4008001001: answered by agent; offers 1001 answered; talk 1001, 1002',
  ],
  'dispatch/F-hold-mute': [
    'inbound 13800000001 > 4008001001: answered by switch; offers 1001 answered; talk 1001; held 2.4 s',
  ],
  'dispatch/F-supervise': [
    'inbound 13800000001 > 4008001001: answered by caller; offers 1001 answered; talk 1001',
    'internal - > -: ivr_completed by switch',
    'internal - > -: ivr_completed by switch',
  ],
  'dispatch/G-click-agent-hangs': [
    'outbound 13912345678 > 13912345678: answered by agent; talk 1001',
  ],
  'dispatch/G-click-agent-rejects': ['outbound 13912345678 > 13912345678: failed by agent'],
  'dispatch/G-click-customer-busy': ['outbound 13912345678 > 13912345678: failed by caller'],
  'dispatch/G-click-customer-hangs': [
    'outbound 13912345678 > 13912345678: answered by caller; talk 1001',
  ],
  'dispatch/G-click-customer-noanswer-agent-cancels': [
    'outbound 13912345678 > 13912345678: failed by agent',
  ],
  'dispatch/H-feature-codes': [
    'internal - > #55#21#: ivr_completed by switch; marks sign_in',
    'internal - > #55#21#: ivr_completed by switch; marks sign_in',
    'internal - > *55*: ivr_completed by switch; marks sign_out',
    'internal - > #27#: ivr_completed by switch; marks own_ext',
    'internal - > #27#: ivr_completed by switch; marks own_ext',
  ],
  'dispatch/H-star83': [
    'inbound 13800000001 > 4008001001: answered by switch; offers 1001 answered; talk 1001; recordings 1; marks mark',
  ],
  'dispatch/I-blacklist': [
    'inbound 13820000007 > 4008001001: blocked by switch',
    'inbound 13820000008 > 4008001001: failed by switch',
    'inbound 95013000001 > 4008001001: blocked by switch',
    'inbound 13820000007 > 4008001001: failed by switch',
  ],
  'dispatch/Z-recipe-end-to-end': [
    'inbound 13800000001 > 4008003001: answered by agent; offers 1001 USER_BUSY, 1002 answered; talk 1002; recordings 1; rated 5; marks mark',
  ],
}
