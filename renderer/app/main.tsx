import '@mantine/core/styles.layer.css'
import './tokens.css'
import { startApp } from './start-app.tsx'

startApp(document.getElementById('root')!)
