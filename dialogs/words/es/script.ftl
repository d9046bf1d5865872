# El guion de los trámites, para leerlo junto al manual (docs/flows.md).

script-title = Los trámites, junto al manual
script-intro = Página generada de las mismas tablas que ejecuta el bot, con `cooprogreso flows`. Cada trámite va como gráfico y como guion: ítem del manual, qué pasa, qué se dice, a dónde lleva. ✗ marca lo que el banco puede negar.
script-version = versión
script-coverage = Ítems del manual atendidos
script-missing = Todavía no
script-Choose = el socio elige
script-ChooseMany = el socio elige varios
script-Ask = el socio escribe
script-Form = página segura
script-Fetch = se consulta al banco
script-Show = se muestra
script-Decide = según lo que hay
script-Confirm = el socio revisa y confirma
script-Otp = código por SMS
script-Call = el banco ejecuta
script-Run = otro trámite, y se regresa
script-Handoff = atiende una persona
script-End = fin
