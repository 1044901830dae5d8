import { openAsBlob } from 'node:fs'
import { parseArgs } from 'node:util'
import { authorizationHeader, signInAnswerSchema } from '../../shared/protocol/http.ts'
import { type RescueOutcome, rescueOutcomes, rescueReportSchema } from '../../shared/rescue/report.ts'

/**
 * `node server/tools/import-rescue.ts FILE --station URL --login ADMIN` brings a rescue package to a running station;
 * the password is read from SUIJIAN_PASSWORD. Prints what became of every row that was not simply taken or known.
 * Exit code 0: everything is at the station; 1: something was parked, held or refused; 2: wrong use or not imported.
 */
const usage =
  '用法：SUIJIAN_PASSWORD=密码 node server/tools/import-rescue.ts 救援包.zip --station 地址 --login 管理员账号'

const words: Record<RescueOutcome, string> = {
  taken: '已写入',
  known: '站点已有',
  parked: '需要处理',
  held: '等前面的处理',
  refused: '没有写入',
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    station: { type: 'string', default: 'http://127.0.0.1:7420' },
    login: { type: 'string' },
  },
})

process.exitCode = await importFile(positionals[0], values.login, process.env.SUIJIAN_PASSWORD)

async function importFile(
  file: string | undefined,
  login: string | undefined,
  password: string | undefined,
): Promise<number> {
  if (!file || !login || !password) {
    console.error(usage)
    return 2
  }
  const signedIn = await ask('/api/sign-in', {
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ login, password, deviceId: 'import-rescue' }),
  })
  if (!signedIn.ok) return 2
  const { token } = signInAnswerSchema.parse(signedIn.body)
  const answer = await ask('/api/admin/rescue', {
    headers: { authorization: authorizationHeader(token), 'content-type': 'application/zip' },
    body: await openAsBlob(file),
  })
  if (!answer.ok) return 2
  const { madeBy, madeAt, problems, rows } = rescueReportSchema.parse(answer.body)
  console.log(`${madeBy} ${madeAt} 导出的救援包：`)
  for (const kind of ['command', 'file'] as const) {
    const counts = rescueOutcomes.flatMap((outcome) => {
      const count = rows.filter((row) => row.kind === kind && row.outcome === outcome).length
      return count > 0 ? [`${words[outcome]} ${count}`] : []
    })
    console.log(`  ${kind === 'command' ? '操作' : '文件'}：${counts.join('，') || '没有'}`)
  }
  for (const said of problems) console.log(`  导出时：${said}`)
  const open = rows.filter(({ outcome }) => outcome !== 'taken' && outcome !== 'known')
  for (const { ref, label, outcome, detail } of open)
    console.log(`  ${words[outcome]}：${ref} ${label}。${detail}`)
  return open.length === 0 ? 0 : 1
}

async function ask(path: string, request: { headers: Record<string, string>; body: string | Blob }) {
  const answer = await fetch(new URL(path, values.station), { method: 'POST', ...request })
  const body = (await answer.json()) as { message?: string }
  if (!answer.ok) console.error(body.message)
  return { ok: answer.ok, body }
}
