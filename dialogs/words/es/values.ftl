# Cómo se escriben los valores.

value-AccountKind-savings = Ahorros
value-AccountKind-contribution = Certificados de aportación
value-AccountStatus-active = ACTIVO
value-AccountStatus-blocked = BLOQUEADO
value-AccountStatus-closed = CERRADO
value-AccountRef = { $kind } ••••{ $last4 }
