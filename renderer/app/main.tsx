import '@mantine/core/styles.css'
import './tokens.css'
import { startApp } from './start-app.tsx'

startApp(document.getElementById('root')!)
