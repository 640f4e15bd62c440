<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es">
<context>
    <name>AboutDialog</name>
    <message>
        <source>Psoas Atlas %1</source>
        <translation>Psoas Atlas %1</translation>
    </message>
    <message>
        <source>An interactive atlas of the psoas and iliopsoas for students and physical therapists.</source>
        <translation>Un atlas interactivo del psoas y del iliopsoas para estudiantes y fisioterapeutas.</translation>
    </message>
    <message>
        <source>It is made for learning and explaining. It does not diagnose, and it does not replace an examination by a professional. Someone with severe or worsening pain, numbness or weakness in the legs, trouble with bladder or bowel, fever, or pain after a fall should see a doctor soon.</source>
        <translation>Sirve para aprender y para explicar. No diagnostica ni reemplaza la exploración de un profesional. Ante un dolor intenso o que empeora, entumecimiento o debilidad en las piernas, problemas de vejiga o intestino, fiebre o dolor tras una caída, conviene consultar pronto con un médico.</translation>
    </message>
    <message>
        <source>Each fact shows its sources. What is marked “to be checked” has not been seen in its source yet.</source>
        <translation>Cada dato muestra sus fuentes. Lo marcado como «por comprobar» todavía no se ha comprobado en su fuente.</translation>
    </message>
    <message>
        <source>The program is free under the MIT licence; the built-in atlas and all texts under CC BY 4.0. Built with Qt, Assimp, GLM, spdlog, yaml-cpp, meshoptimizer, libepoxy, libpng and utf8proc, each under its own licence.</source>
        <translation>El programa es libre bajo la licencia MIT; el atlas incluido y todos los textos, bajo CC BY 4.0. Hecho con Qt, Assimp, GLM, spdlog, yaml-cpp, meshoptimizer, libepoxy, libpng y utf8proc, cada uno con su propia licencia.</translation>
    </message>
    <message>
        <source>Models shown now: %1</source>
        <translation>Modelos que se ven ahora: %1</translation>
    </message>
    <message>
        <source>Models that you open remain under the licence of those who made them.</source>
        <translation>Los modelos que se abren conservan la licencia de quienes los hicieron.</translation>
    </message>
    <message>
        <source>All sources</source>
        <translation>Todas las fuentes</translation>
    </message>
    <message>
        <source>The points and the list of symptoms, causes, benefits and exercises are those of two articles, retold in our own words: “The Psoas Muscle: 23 essentials everyone and their PT should know”, by a physical therapist, and “The Psoas Muscle”, of a general health website. What they claim is theirs.</source>
        <translation>Los puntos y la lista de síntomas, causas, beneficios y ejercicios son de dos artículos, contados con palabras nuestras: “The Psoas Muscle: 23 essentials everyone and their PT should know”, de alguien que ejerce la fisioterapia, y “The Psoas Muscle”, de un sitio web general de salud. Lo que afirman es suyo.</translation>
    </message>
</context>
<context>
    <name>CalmDialog</name>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
</context>
<context>
    <name>Commands</name>
    <message>
        <source>What is shown</source>
        <translation>Lo que se muestra</translation>
    </message>
    <message>
        <source>Looking</source>
        <translation>Mirar</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Archivos</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>Ventana</translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>Ocultar</translation>
    </message>
    <message>
        <source>Isolate</source>
        <translation>Aislar</translation>
    </message>
    <message>
        <source>Fade</source>
        <translation>Transparentar</translation>
    </message>
    <message>
        <source>Show attachment areas</source>
        <translation>Mostrar las áreas de inserción</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Mostrar todo</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Deshacer</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Rehacer</translation>
    </message>
    <message>
        <source>Back to selecting; twice: show all</source>
        <translation>Volver a seleccionar; dos veces: mostrar todo</translation>
    </message>
    <message>
        <source>Frame</source>
        <translation>Encuadrar</translation>
    </message>
    <message>
        <source>Reset view</source>
        <translation>Restablecer la vista</translation>
    </message>
    <message>
        <source>Look from the front</source>
        <translation>Mirar de frente</translation>
    </message>
    <message>
        <source>Look from the back</source>
        <translation>Mirar desde atrás</translation>
    </message>
    <message>
        <source>Look from the subject&apos;s right</source>
        <translation>Mirar desde la derecha del sujeto</translation>
    </message>
    <message>
        <source>Look from the subject&apos;s left</source>
        <translation>Mirar desde la izquierda del sujeto</translation>
    </message>
    <message>
        <source>Look from above</source>
        <translation>Mirar desde arriba</translation>
    </message>
    <message>
        <source>Look from below</source>
        <translation>Mirar desde abajo</translation>
    </message>
    <message>
        <source>Turn to the left</source>
        <translation>Girar a la izquierda</translation>
    </message>
    <message>
        <source>Turn to the right</source>
        <translation>Girar a la derecha</translation>
    </message>
    <message>
        <source>Turn up</source>
        <translation>Girar hacia arriba</translation>
    </message>
    <message>
        <source>Turn down</source>
        <translation>Girar hacia abajo</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>Acercar</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>Alejar</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Buscar</translation>
    </message>
    <message>
        <source>Open model…</source>
        <translation>Abrir modelo…</translation>
    </message>
    <message>
        <source>Open folder…</source>
        <translation>Abrir carpeta…</translation>
    </message>
    <message>
        <source>Open the built-in atlas</source>
        <translation>Abrir el atlas incluido</translation>
    </message>
    <message>
        <source>Save picture…</source>
        <translation>Guardar imagen…</translation>
    </message>
    <message>
        <source>Left panel</source>
        <translation>Panel izquierdo</translation>
    </message>
    <message>
        <source>Right panel</source>
        <translation>Panel derecho</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>Pantalla completa</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Oscuro</translation>
    </message>
    <message>
        <source>Keys and mouse</source>
        <translation>Teclas y ratón</translation>
    </message>
    <message>
        <source>About Psoas Atlas</source>
        <translation>Acerca de Psoas Atlas</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Salir</translation>
    </message>
    <message>
        <source>Patient view</source>
        <translation>Vista para pacientes</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>Fuentes</translation>
    </message>
    <message>
        <source>Section</source>
        <translation>Corte</translation>
    </message>
    <message>
        <source>Look at the level section from above</source>
        <translation>Mirar el corte horizontal desde arriba</translation>
    </message>
    <message>
        <source>Look at the level section from below, as on a CT</source>
        <translation>Mirar el corte horizontal desde abajo, como en una tomografía</translation>
    </message>
    <message>
        <source>Move the section up</source>
        <translation>Subir el corte</translation>
    </message>
    <message>
        <source>Move the section down</source>
        <translation>Bajar el corte</translation>
    </message>
    <message>
        <source>Section at the next stop above</source>
        <translation>Corte en la parada siguiente de arriba</translation>
    </message>
    <message>
        <source>Section at the next stop below</source>
        <translation>Corte en la parada siguiente de abajo</translation>
    </message>
    <message>
        <source>Peel layer by layer</source>
        <translation>Quitar capa por capa</translation>
    </message>
    <message>
        <source>Take a layer off</source>
        <translation>Quitar una capa</translation>
    </message>
    <message>
        <source>Put a layer back</source>
        <translation>Devolver una capa</translation>
    </message>
    <message>
        <source>Names in the picture</source>
        <translation>Nombres en la imagen</translation>
    </message>
    <message>
        <source>Landmarks as pins</source>
        <translation>Puntos de referencia como alfileres</translation>
    </message>
</context>
<context>
    <name>EntriesPanel</name>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
</context>
<context>
    <name>EntryPanel</name>
    <message>
        <source>Back</source>
        <translation>Volver</translation>
    </message>
    <message>
        <source>Close this entry</source>
        <translation>Cerrar esta entrada</translation>
    </message>
    <message>
        <source>Not translated yet: in English.</source>
        <translation>Aún sin traducir: en inglés.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Verdict: %1</source>
        <translation>Valoración: %1</translation>
    </message>
    <message>
        <source>Show me</source>
        <translation>Mostrar</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Siguiente</translation>
    </message>
    <message>
        <source>Next step</source>
        <translation>Paso siguiente</translation>
    </message>
    <message>
        <source>Restore the picture</source>
        <translation>Restaurar la imagen</translation>
    </message>
</context>
<context>
    <name>FactRow</name>
    <message>
        <source>&lt;style&gt;a { color: %1; text-decoration: none; }&lt;/style&gt;&lt;p style=&quot;line-height: %2%&quot;&gt;%3&lt;/p&gt;</source>
        <translation>&lt;style&gt;a { color: %1; text-decoration: none; }&lt;/style&gt;&lt;p style=&quot;line-height: %2%&quot;&gt;%3&lt;/p&gt;</translation>
    </message>
    <message>
        <source>Hide sources</source>
        <translation>Ocultar las fuentes</translation>
    </message>
    <message>
        <source>1 source</source>
        <translation>1 fuente</translation>
    </message>
    <message>
        <source>%1 sources</source>
        <translation>%1 fuentes</translation>
    </message>
    <message>
        <source>Sources of: %1</source>
        <translation>Fuentes de: %1</translation>
    </message>
    <message>
        <source>to be checked</source>
        <translation>por comprobar</translation>
    </message>
    <message>
        <source>Source: %1</source>
        <translation>Fuente: %1</translation>
    </message>
</context>
<context>
    <name>FactsPanel</name>
    <message>
        <source>Facts</source>
        <translation>Datos</translation>
    </message>
    <message>
        <source>Psoas Atlas</source>
        <translation>Psoas Atlas</translation>
    </message>
    <message>
        <source>%1 structures. Click one in the picture or in the list to read about it. Drag to turn the body, turn the wheel to come nearer; F1 lists all keys.</source>
        <translation>%1 estructuras. Un clic en una de ellas, en la imagen o en la lista, muestra qué se sabe de ella. Arrastrar gira el cuerpo, la rueda lo acerca; F1 enumera todas las teclas.</translation>
    </message>
    <message>
        <source>The body is on its way.</source>
        <translation>El cuerpo está en camino.</translation>
    </message>
    <message>
        <source>Nothing is open. Press Ctrl+O to open a model, or drop a file here.</source>
        <translation>No hay nada abierto. Ctrl+O abre un modelo; también se puede soltar aquí un archivo.</translation>
    </message>
    <message>
        <source>%1 selected; this one last</source>
        <translation>%1 seleccionadas; esta, la última</translation>
    </message>
    <message>
        <source>Latin: %1</source>
        <translation>Latín: %1</translation>
    </message>
    <message>
        <source>%1</source>
        <comment>pronunciation of the English name</comment>
        <translation>en inglés: %1</translation>
    </message>
    <message>
        <source>Pronunciation: %1</source>
        <translation>Pronunciación del nombre inglés: %1</translation>
    </message>
    <message>
        <source>also %1</source>
        <translation>también %1</translation>
    </message>
    <message>
        <source>Also called: %1</source>
        <translation>También se llama: %1</translation>
    </message>
    <message>
        <source>TA2 %1</source>
        <translation>TA2 %1</translation>
    </message>
    <message>
        <source>FMA %1</source>
        <translation>FMA %1</translation>
    </message>
    <message>
        <source>About this model: %1</source>
        <translation>Sobre este modelo: %1</translation>
    </message>
    <message>
        <source>Not translated yet: in English.</source>
        <translation>Aún sin traducir: en inglés.</translation>
    </message>
    <message>
        <source>The name is in English: there is none in this language yet.</source>
        <translation>El nombre está en inglés: aún no lo hay en esta lengua.</translation>
    </message>
    <message>
        <source>Show attachment areas</source>
        <translation>Mostrar las áreas de inserción</translation>
    </message>
    <message>
        <source>Show %1</source>
        <translation>Mostrar: %1</translation>
    </message>
    <message>
        <source>Nothing has been written about this structure yet.</source>
        <translation>Todavía no se ha escrito nada sobre esta estructura.</translation>
    </message>
    <message>
        <source>For learning about the body, not for diagnosis.</source>
        <translation>Para aprender sobre el cuerpo, no para diagnosticar.</translation>
    </message>
    <message>
        <source>Back to: %1</source>
        <translation>Volver a: %1</translation>
    </message>
</context>
<context>
    <name>FileDialogs</name>
    <message>
        <source>Open a model</source>
        <translation>Abrir un modelo</translation>
    </message>
    <message>
        <source>Models (*.glb *.gltf *.obj *.stl *.ply *.fbx *.dae)</source>
        <translation>Modelos (*.glb *.gltf *.obj *.stl *.ply *.fbx *.dae)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Todos los archivos (*)</translation>
    </message>
    <message>
        <source>Open a folder of models or a pack</source>
        <translation>Abrir una carpeta de modelos o un paquete</translation>
    </message>
</context>
<context>
    <name>Gauge</name>
    <message>
        <source>No millimetres while an article’s idea is shown.</source>
        <translation>Sin milímetros mientras se muestra la idea de un artículo.</translation>
    </message>
    <message>
        <source>%1, of the model: %2 millimetres, %3 per cent against standing</source>
        <translation>%1, del modelo: %2 milímetros, %3 por ciento respecto de estar de pie</translation>
    </message>
    <message>
        <source>%1 % (%2 mm)</source>
        <translation>%1 % (%2 mm)</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>of the model</source>
        <translation>del modelo</translation>
    </message>
    <message>
        <source>Fewer</source>
        <translation>Menos</translation>
    </message>
    <message>
        <source>Slips</source>
        <translation>Fascículos</translation>
    </message>
    <message>
        <source>Psoas major as a whole</source>
        <translation>Psoas mayor en conjunto</translation>
    </message>
    <message>
        <source>Each slip of psoas major</source>
        <translation>Cada fascículo del psoas mayor</translation>
    </message>
    <message>
        <source>Close the lever arms</source>
        <translation>Cerrar los brazos de palanca</translation>
    </message>
    <message>
        <source>Lever arms over the range</source>
        <translation>Brazos de palanca en el recorrido</translation>
    </message>
</context>
<context>
    <name>HeaderBar</name>
    <message>
        <source>Fold the left panel</source>
        <translation>Plegar el panel izquierdo</translation>
    </message>
    <message>
        <source>Unfold the left panel</source>
        <translation>Desplegar el panel izquierdo</translation>
    </message>
    <message>
        <source>Psoas Atlas</source>
        <translation>Psoas Atlas</translation>
    </message>
    <message>
        <source>Keys and mouse</source>
        <translation>Teclas y ratón</translation>
    </message>
    <message>
        <source>Light colours</source>
        <translation>Colores claros</translation>
    </message>
    <message>
        <source>Dark colours</source>
        <translation>Colores oscuros</translation>
    </message>
    <message>
        <source>Open, save and more</source>
        <translation>Abrir, guardar y más</translation>
    </message>
    <message>
        <source>Fold the right panel</source>
        <translation>Plegar el panel derecho</translation>
    </message>
    <message>
        <source>Unfold the right panel</source>
        <translation>Desplegar el panel derecho</translation>
    </message>
    <message>
        <source>Patient view</source>
        <translation>Vista para pacientes</translation>
    </message>
</context>
<context>
    <name>HiddenChip</name>
    <message>
        <source>%1 hidden</source>
        <translation>%1 ocultas</translation>
    </message>
    <message>
        <source>List the %1 hidden structures</source>
        <translation>Enumerar las %1 estructuras ocultas</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Restaurar</translation>
    </message>
    <message>
        <source>Restore all that is hidden</source>
        <translation>Restaurar todo lo oculto</translation>
    </message>
    <message>
        <source>Hidden structures</source>
        <translation>Estructuras ocultas</translation>
    </message>
    <message>
        <source>Show %1</source>
        <translation>Mostrar: %1</translation>
    </message>
</context>
<context>
    <name>InputField</name>
    <message>
        <source>Clear the search</source>
        <translation>Borrar la búsqueda</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Borrar</translation>
    </message>
</context>
<context>
    <name>KeysDialog</name>
    <message>
        <source>Keys and mouse</source>
        <translation>Teclas y ratón</translation>
    </message>
    <message>
        <source>Search keys</source>
        <translation>Buscar teclas</translation>
    </message>
    <message>
        <source>Search: hide, zoom, Ctrl …</source>
        <translation>Buscar: ocultar, acercar, Ctrl …</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Teclas</translation>
    </message>
    <message>
        <source>No key does that.</source>
        <translation>Ninguna tecla hace eso.</translation>
    </message>
    <message>
        <source>Mouse as in</source>
        <translation>Ratón como en</translation>
    </message>
    <message>
        <source>Mouse as in %1</source>
        <translation>Ratón como en %1</translation>
    </message>
</context>
<context>
    <name>LanguageMenu</name>
    <message>
        <source>Language</source>
        <translation>Idioma (Language)</translation>
    </message>
</context>
<context>
    <name>LeftPanel</name>
    <message>
        <source>What there is</source>
        <translation>Qué hay</translation>
    </message>
    <message>
        <source>Lists</source>
        <translation>Listas</translation>
    </message>
    <message>
        <source>Structures</source>
        <translation>Estructuras</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>Puntos</translation>
    </message>
    <message>
        <source>Symptoms</source>
        <translation>Síntomas</translation>
    </message>
    <message>
        <source>Exercises</source>
        <translation>Ejercicios</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>Respuestas</translation>
    </message>
    <message>
        <source>Views</source>
        <translation>Vistas</translation>
    </message>
</context>
<context>
    <name>LeverPlot</name>
    <message>
        <source>Lever arm of hip flexion over the range of the hip, of the model</source>
        <translation>Brazo de palanca de la flexión de la cadera en el recorrido de la cadera, del modelo</translation>
    </message>
    <message>
        <source>Lever arm of hip flexion in mm, other joints as in standing · of the model</source>
        <translation>Brazo de palanca de la flexión de la cadera en mm, demás articulaciones como de pie · del modelo</translation>
    </message>
    <message>
        <source>not measured</source>
        <translation>sin medir</translation>
    </message>
    <message>
        <source>%1 %2 mm</source>
        <translation>%1 %2 mm</translation>
    </message>
    <message>
        <source>At %1 degrees nothing was measured.</source>
        <translation>A %1 grados no se midió nada.</translation>
    </message>
    <message>
        <source>At %1 degrees: %2.</source>
        <translation>A %1 grados: %2.</translation>
    </message>
</context>
<context>
    <name>LoadingNote</name>
    <message>
        <source>Opening</source>
        <translation>Abriendo</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Cancel opening</source>
        <translation>Cancelar la apertura</translation>
    </message>
    <message>
        <source>Opening: %1 per cent</source>
        <translation>Abriendo: %1 por ciento</translation>
    </message>
</context>
<context>
    <name>Main</name>
    <message>
        <source>Psoas Atlas</source>
        <translation>Psoas Atlas</translation>
    </message>
    <message>
        <source>The file dialog is missing here (package qml6-module-qtquick-dialogs). Drop a file onto the window, or start psoas-atlas --atlas PATH.</source>
        <translation>Falta aquí el diálogo de archivos (paquete qml6-module-qtquick-dialogs). Se puede soltar un archivo sobre la ventana o iniciar psoas-atlas --atlas RUTA.</translation>
    </message>
    <message>
        <source>%1 – %2</source>
        <translation>%1 – %2</translation>
    </message>
    <message>
        <source>Drop a model or a folder to open it</source>
        <translation>Soltar aquí un modelo o una carpeta para abrirlo</translation>
    </message>
</context>
<context>
    <name>Messages</name>
    <message>
        <source>%1 does not exist: check the spelling.</source>
        <translation>%1 no existe: conviene revisar cómo está escrito.</translation>
    </message>
    <message>
        <source>%1 cannot be opened: you have no permission to look into this folder.</source>
        <translation>No se puede abrir %1: falta permiso para ver esta carpeta.</translation>
    </message>
    <message>
        <source>%1 cannot be opened: you have no permission to read it.</source>
        <translation>No se puede abrir %1: falta permiso para leerlo.</translation>
    </message>
    <message>
        <source>%1 cannot be opened: %2. Check the path and its permissions.</source>
        <translation>No se puede abrir %1: %2. Conviene revisar la ruta y sus permisos.</translation>
    </message>
    <message>
        <source>%1 cannot be opened: %2. Check its permissions.</source>
        <translation>No se puede abrir %1: %2. Conviene revisar sus permisos.</translation>
    </message>
    <message>
        <source>%1 holds no model: expected %2 in it or in its subfolders.</source>
        <translation>%1 no contiene ningún modelo: se esperaba %2 en la carpeta o en sus subcarpetas.</translation>
    </message>
    <message>
        <source>%1 is not a model that can be opened: expected %2, or a folder of them.</source>
        <translation>%1 no es un modelo que se pueda abrir: se esperaba %2, o una carpeta con ellos.</translation>
    </message>
    <message>
        <source>%1 is not a file that can be read to its end: expected a model file or a folder.</source>
        <translation>%1 no es un archivo que se pueda leer hasta el final: se esperaba un archivo de modelo o una carpeta.</translation>
    </message>
    <message>
        <source>%1 lists no part: expected at least one under “parts”.</source>
        <translation>%1 no enumera ninguna parte: se esperaba al menos una en «parts».</translation>
    </message>
    <message>
        <source>Nothing in %1 can be shown: %2</source>
        <translation>Nada de %1 se puede mostrar: %2</translation>
    </message>
    <message>
        <source>%1 cannot be read as a model: its content is not that of a %2 file, or it is cut short. Export it again or leave it out.</source>
        <translation>%1 no se puede leer como modelo: su contenido no es el de un archivo %2, o está cortado. Hay que exportarlo de nuevo o dejarlo fuera.</translation>
    </message>
    <message>
        <source>%1 cannot be read as a model: %2. Export it again or leave it out.</source>
        <translation>%1 no se puede leer como modelo: %2. Hay que exportarlo de nuevo o dejarlo fuera.</translation>
    </message>
    <message>
        <source>%1 cannot be read as a model: it needs more memory than a file of its size may have.</source>
        <translation>%1 no se puede leer como modelo: necesita más memoria de la que puede tener un archivo de su tamaño.</translation>
    </message>
    <message>
        <source>%1 was not read: the program could not start itself to read models. Free some memory and try again.</source>
        <translation>No se leyó %1: el programa no pudo iniciarse a sí mismo para leer modelos. Hay que liberar memoria e intentarlo de nuevo.</translation>
    </message>
    <message>
        <source>The built-in atlas is missing: expected it in %1. Install the program again, or name the folder above it in PSOAS_ASSETS_DIR.</source>
        <translation>Falta el atlas incluido: se esperaba en %1. Hay que instalar el programa de nuevo o nombrar en PSOAS_ASSETS_DIR la carpeta que lo contiene.</translation>
    </message>
    <message>
        <source>%1 could not be written: %2. Choose another place or make room there; what was there before is unchanged.</source>
        <translation>No se pudo guardar %1: %2. Hay que elegir otro lugar o hacer sitio allí; lo que había antes no ha cambiado.</translation>
    </message>
</context>
<context>
    <name>OrientationCube</name>
    <message>
        <source>Orientation: seen %1</source>
        <translation>Orientación: vista %1</translation>
    </message>
    <message>
        <source>Anterior</source>
        <translation>Anterior</translation>
    </message>
    <message>
        <source>Look from the front</source>
        <translation>Mirar de frente</translation>
    </message>
    <message>
        <source>Posterior</source>
        <translation>Posterior</translation>
    </message>
    <message>
        <source>Look from the back</source>
        <translation>Mirar desde atrás</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>Izquierda</translation>
    </message>
    <message>
        <source>Look from the subject&apos;s left</source>
        <translation>Mirar desde la izquierda del sujeto</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>Derecha</translation>
    </message>
    <message>
        <source>Look from the subject&apos;s right</source>
        <translation>Mirar desde la derecha del sujeto</translation>
    </message>
    <message>
        <source>Superior</source>
        <translation>Superior</translation>
    </message>
    <message>
        <source>Look from above</source>
        <translation>Mirar desde arriba</translation>
    </message>
    <message>
        <source>Inferior</source>
        <translation>Inferior</translation>
    </message>
    <message>
        <source>Look from below</source>
        <translation>Mirar desde abajo</translation>
    </message>
</context>
<context>
    <name>OverlayNote</name>
    <message>
        <source>About the drawing</source>
        <translation>Sobre el dibujo</translation>
    </message>
    <message>
        <source>Take the drawing away</source>
        <translation>Quitar el dibujo</translation>
    </message>
    <message>
        <source>How tight</source>
        <translation>Cuánta tensión</translation>
    </message>
    <message>
        <source>How tight the psoas is taken to be</source>
        <translation>Cuánta tensión se supone en el psoas</translation>
    </message>
</context>
<context>
    <name>PeelPanel</name>
    <message>
        <source>Layers</source>
        <translation>Capas</translation>
    </message>
    <message>
        <source>Peel</source>
        <translation>Quitar capas</translation>
    </message>
    <message>
        <source>End peeling</source>
        <translation>Dejar de quitar capas</translation>
    </message>
    <message>
        <source>Layers taken off</source>
        <translation>Capas quitadas</translation>
    </message>
    <message>
        <source>%1 (%2), off</source>
        <translation>%1 (%2), quitada</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
</context>
<context>
    <name>PictureArea</name>
    <message>
        <source>Picture</source>
        <translation>Imagen</translation>
    </message>
    <message>
        <source>Picture of the body</source>
        <translation>Imagen del cuerpo</translation>
    </message>
    <message>
        <source>Seen %1. The list of structures has everything that is in it.</source>
        <translation>Vista %1. La lista de estructuras tiene todo lo que hay en ella.</translation>
    </message>
    <message>
        <source>Saved as %1</source>
        <translation>Guardada como %1</translation>
    </message>
    <message>
        <source>subject&apos;s
left</source>
        <translation>izquierda
del sujeto</translation>
    </message>
    <message>
        <source>subject&apos;s
right</source>
        <translation>derecha
del sujeto</translation>
    </message>
    <message>
        <source>front</source>
        <translation>delante</translation>
    </message>
    <message>
        <source>back</source>
        <translation>detrás</translation>
    </message>
    <message>
        <source>On the left of the picture: %1</source>
        <translation>A la izquierda de la imagen: %1</translation>
    </message>
    <message>
        <source>On the right of the picture: %1</source>
        <translation>A la derecha de la imagen: %1</translation>
    </message>
    <message>
        <source>seen %1</source>
        <translation>vista %1</translation>
    </message>
    <message>
        <source>Under the pointer: %1</source>
        <translation>Bajo el puntero: %1</translation>
    </message>
</context>
<context>
    <name>PoseBar</name>
    <message>
        <source>Pose</source>
        <translation>Postura</translation>
    </message>
    <message>
        <source>Hip flexion</source>
        <translation>Flexión de la cadera</translation>
    </message>
    <message>
        <source>L</source>
        <translation>I</translation>
    </message>
    <message>
        <source>Left leg</source>
        <translation>Pierna izquierda</translation>
    </message>
    <message>
        <source>R</source>
        <translation>D</translation>
    </message>
    <message>
        <source>Right leg</source>
        <translation>Pierna derecha</translation>
    </message>
    <message>
        <source>Left hip flexion, degrees</source>
        <translation>Flexión de la cadera izquierda, grados</translation>
    </message>
    <message>
        <source>Right hip flexion, degrees</source>
        <translation>Flexión de la cadera derecha, grados</translation>
    </message>
    <message>
        <source>%1° · trunk %2°</source>
        <translation>%1° · tronco %2°</translation>
    </message>
    <message>
        <source>Thigh on pelvis %1 degrees, thigh to trunk %2 degrees; 180 is a straight line</source>
        <translation>Muslo sobre pelvis %1 grados, muslo con tronco %2 grados; 180 es una línea recta</translation>
    </message>
    <message>
        <source>Close the joints</source>
        <translation>Cerrar las articulaciones</translation>
    </message>
    <message>
        <source>All joints and own poses</source>
        <translation>Todas las articulaciones y posturas propias</translation>
    </message>
    <message>
        <source>Show the poses</source>
        <translation>Mostrar las posturas</translation>
    </message>
    <message>
        <source>Fold the poses away</source>
        <translation>Plegar las posturas</translation>
    </message>
    <message>
        <source>Poses</source>
        <translation>Posturas</translation>
    </message>
    <message>
        <source>A step back</source>
        <translation>Un paso atrás</translation>
    </message>
    <message>
        <source>Pause the movement</source>
        <translation>Pausar el movimiento</translation>
    </message>
    <message>
        <source>Play the movement</source>
        <translation>Reproducir el movimiento</translation>
    </message>
    <message>
        <source>A step on</source>
        <translation>Un paso adelante</translation>
    </message>
    <message>
        <source>%1×</source>
        <translation>%1×</translation>
    </message>
    <message>
        <source>Speed of the movement: %1 times</source>
        <translation>Velocidad del movimiento: %1 veces</translation>
    </message>
    <message>
        <source>%1 And %2 more.</source>
        <translation>%1 Y %2 más.</translation>
    </message>
    <message>
        <source>on pelvis %1° · to trunk %2°</source>
        <translation>con la pelvis %1° · con el tronco %2°</translation>
    </message>
    <message>
        <source>Working out how this body moves …</source>
        <translation>Calculando cómo se mueve este cuerpo…</translation>
    </message>
</context>
<context>
    <name>PosePanel</name>
    <message>
        <source>Joints</source>
        <translation>Articulaciones</translation>
    </message>
    <message>
        <source>What is held</source>
        <translation>Qué queda fijo</translation>
    </message>
    <message>
        <source>Pelvis: the thigh moves</source>
        <translation>Pelvis: se mueve el muslo</translation>
    </message>
    <message>
        <source>Left thigh: the trunk moves</source>
        <translation>Muslo izquierdo: se mueve el tronco</translation>
    </message>
    <message>
        <source>Right thigh: the trunk moves</source>
        <translation>Muslo derecho: se mueve el tronco</translation>
    </message>
    <message>
        <source>Left for right</source>
        <translation>Izquierda por derecha</translation>
    </message>
    <message>
        <source>Exchange left and right</source>
        <translation>Intercambiar izquierda y derecha</translation>
    </message>
    <message>
        <source>%1, degrees</source>
        <translation>%1, grados</translation>
    </message>
    <message>
        <source>%1°</source>
        <translation>%1°</translation>
    </message>
    <message>
        <source>Drawn over the body</source>
        <translation>Dibujado sobre el cuerpo</translation>
    </message>
    <message>
        <source>Name for this pose</source>
        <translation>Nombre para esta postura</translation>
    </message>
    <message>
        <source>Keep this pose as …</source>
        <translation>Guardar esta postura como …</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Guardar</translation>
    </message>
    <message>
        <source>Keep this pose</source>
        <translation>Guardar esta postura</translation>
    </message>
    <message>
        <source>Own pose %1</source>
        <translation>Postura propia %1</translation>
    </message>
    <message>
        <source>Remove the pose %1</source>
        <translation>Quitar la postura %1</translation>
    </message>
</context>
<context>
    <name>ProblemBanner</name>
    <message>
        <source>and %1 more</source>
        <translation>y %1 más</translation>
    </message>
    <message>
        <source>Less</source>
        <translation>Menos</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Detalles</translation>
    </message>
    <message>
        <source>Dismiss this message</source>
        <translation>Descartar este mensaje</translation>
    </message>
</context>
<context>
    <name>SavePictureDialog</name>
    <message>
        <source>Save the picture</source>
        <translation>Guardar la imagen</translation>
    </message>
    <message>
        <source>File of the picture</source>
        <translation>Archivo de la imagen</translation>
    </message>
    <message>
        <source>Folder and name of the file</source>
        <translation>Carpeta y nombre del archivo</translation>
    </message>
    <message>
        <source>There is a file of this name. Replace it?</source>
        <translation>Ya hay un archivo con este nombre. ¿Reemplazarlo?</translation>
    </message>
    <message>
        <source>A PNG picture of the body as it is seen now.</source>
        <translation>Una imagen PNG del cuerpo tal como se ve ahora.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Reemplazar</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Guardar</translation>
    </message>
</context>
<context>
    <name>SavedViewRow</name>
    <message>
        <source>Change the view: %1</source>
        <translation>Cambiar la vista: %1</translation>
    </message>
    <message>
        <source>Name of the view</source>
        <translation>Nombre de la vista</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Words to the view</source>
        <translation>Palabras para la vista</translation>
    </message>
    <message>
        <source>What is seen, in a sentence</source>
        <translation>Qué se ve, en una frase</translation>
    </message>
    <message>
        <source>Play from here</source>
        <translation>Reproducir desde aquí</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>Arriba</translation>
    </message>
    <message>
        <source>Move up: %1</source>
        <translation>Subir: %1</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>Abajo</translation>
    </message>
    <message>
        <source>Move down: %1</source>
        <translation>Bajar: %1</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Quitar</translation>
    </message>
    <message>
        <source>Remove: %1</source>
        <translation>Quitar: %1</translation>
    </message>
</context>
<context>
    <name>SearchBox</name>
    <message>
        <source>Search structures</source>
        <translation>Buscar estructuras</translation>
    </message>
    <message>
        <source>Search results</source>
        <translation>Resultados de la búsqueda</translation>
    </message>
    <message>
        <source>hidden</source>
        <translation>oculta</translation>
    </message>
    <message>
        <source>Nothing of that name here. Try fewer letters, the Latin name or a TA2 number.</source>
        <translation>Aquí no hay nada con ese nombre. Pueden servir menos letras, el nombre latino o un número TA2.</translation>
    </message>
    <message>
        <source>There is nothing to search yet.</source>
        <translation>Aún no hay nada que buscar.</translation>
    </message>
    <message>
        <source>Search: “pillow”, “sitting” …</source>
        <translation>Buscar: «almohada», «sentado» …</translation>
    </message>
    <message>
        <source>Search: names, Latin, “pillow”, TA2 2595 …</source>
        <translation>Buscar: nombres, latín, «almohada», TA2 2595 …</translation>
    </message>
</context>
<context>
    <name>SectionHandles</name>
    <message>
        <source>Handle of the %1 section</source>
        <translation>Asa del corte: %1</translation>
    </message>
    <message>
        <source>Drag it, or use the arrow keys</source>
        <translation>Arrastrarla, o usar las flechas</translation>
    </message>
</context>
<context>
    <name>SectionPanel</name>
    <message>
        <source>Sections</source>
        <translation>Cortes</translation>
    </message>
    <message>
        <source>End the sections</source>
        <translation>Terminar los cortes</translation>
    </message>
    <message>
        <source>Cut at %1</source>
        <translation>Corte en %1</translation>
    </message>
    <message>
        <source>%1 section</source>
        <translation>Corte: %1</translation>
    </message>
    <message>
        <source>%1 mm</source>
        <translation>%1 mm</translation>
    </message>
    <message>
        <source>Turn over</source>
        <translation>Dar la vuelta</translation>
    </message>
    <message>
        <source>Keep the other side of the %1 section</source>
        <translation>Conservar el otro lado del corte: %1</translation>
    </message>
    <message>
        <source>Place of the %1 section: %2 mm</source>
        <translation>Lugar del corte %1: %2 mm</translation>
    </message>
    <message>
        <source>Seen</source>
        <translation>Visto</translation>
    </message>
    <message>
        <source>from above</source>
        <translation>desde arriba</translation>
    </message>
    <message>
        <source>See the level section from above</source>
        <translation>Ver el corte horizontal desde arriba</translation>
    </message>
    <message>
        <source>from below, as on a CT</source>
        <translation>desde abajo, como en una tomografía</translation>
    </message>
    <message>
        <source>See the level section from below, as on a CT</source>
        <translation>Ver el corte horizontal desde abajo, como en una tomografía</translation>
    </message>
</context>
<context>
    <name>SlimScrollBar</name>
    <message>
        <source>Scroll bar</source>
        <translation>Barra de desplazamiento</translation>
    </message>
</context>
<context>
    <name>SourcesDialog</name>
    <message>
        <source>Sources</source>
        <translation>Fuentes</translation>
    </message>
    <message>
        <source>Search sources</source>
        <translation>Buscar fuentes</translation>
    </message>
    <message>
        <source>Author, year, title …</source>
        <translation>Autor, año, título …</translation>
    </message>
    <message>
        <source>%1 sources. A title in square brackets says in our words what was read.</source>
        <translation>%1 fuentes. Un título entre corchetes dice con palabras nuestras qué se leyó.</translation>
    </message>
    <message>
        <source>Bibliography</source>
        <translation>Bibliografía</translation>
    </message>
    <message>
        <source>Source: %1</source>
        <translation>Fuente: %1</translation>
    </message>
</context>
<context>
    <name>StructureMenu</name>
    <message>
        <source>Nothing is selected</source>
        <translation>No hay nada seleccionado</translation>
    </message>
</context>
<context>
    <name>StructuresPanel</name>
    <message>
        <source>Structures</source>
        <translation>Estructuras</translation>
    </message>
    <message>
        <source>faded</source>
        <translation>translúcida</translation>
    </message>
    <message>
        <source>English</source>
        <comment>mark of a name that is not translated</comment>
        <translation>inglés</translation>
    </message>
    <message>
        <source>Show %1</source>
        <translation>Mostrar: %1</translation>
    </message>
    <message>
        <source>Hide %1</source>
        <translation>Ocultar: %1</translation>
    </message>
</context>
<context>
    <name>ToolStrip</name>
    <message>
        <source>Tools</source>
        <translation>Herramientas</translation>
    </message>
    <message>
        <source>Click to</source>
        <translation>Clic para</translation>
    </message>
    <message>
        <source>Click to %1</source>
        <translation>Clic para %1</translation>
    </message>
</context>
<context>
    <name>Tools</name>
    <message>
        <source>Select</source>
        <translation>Seleccionar</translation>
    </message>
    <message>
        <source>A click selects; with Ctrl or Shift it adds.</source>
        <translation>Un clic selecciona; con Ctrl o Mayús, añade.</translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>Ocultar</translation>
    </message>
    <message>
        <source>A click hides what it hits.</source>
        <translation>Un clic oculta lo que toca.</translation>
    </message>
    <message>
        <source>Fade</source>
        <translation>Transparentar</translation>
    </message>
    <message>
        <source>A click turns what it hits to glass, or back.</source>
        <translation>Un clic vuelve translúcido lo que toca, o lo deja como estaba.</translation>
    </message>
</context>
<context>
    <name>TourBar</name>
    <message>
        <source>Tour: %1</source>
        <translation>Recorrido: %1</translation>
    </message>
    <message>
        <source>%1 · %2 of %3</source>
        <translation>%1 · %2 de %3</translation>
    </message>
    <message>
        <source>Stop before</source>
        <translation>Parada anterior</translation>
    </message>
    <message>
        <source>Pause the tour</source>
        <translation>Pausar el recorrido</translation>
    </message>
    <message>
        <source>Play on</source>
        <translation>Seguir</translation>
    </message>
    <message>
        <source>Next stop</source>
        <translation>Parada siguiente</translation>
    </message>
    <message>
        <source>End the tour</source>
        <translation>Terminar el recorrido</translation>
    </message>
    <message>
        <source>Hide sources</source>
        <translation>Ocultar las fuentes</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>Fuentes</translation>
    </message>
    <message>
        <source>Sources of this stop</source>
        <translation>Fuentes de esta parada</translation>
    </message>
    <message>
        <source>Source: %1</source>
        <translation>Fuente: %1</translation>
    </message>
</context>
<context>
    <name>TourFileDialog</name>
    <message>
        <source>Save my views</source>
        <translation>Guardar mis vistas</translation>
    </message>
    <message>
        <source>Open views</source>
        <translation>Abrir vistas</translation>
    </message>
    <message>
        <source>File of the views</source>
        <translation>Archivo de las vistas</translation>
    </message>
    <message>
        <source>Folder and name of the file</source>
        <translation>Carpeta y nombre del archivo</translation>
    </message>
    <message>
        <source>There is a file of this name. Replace it?</source>
        <translation>Ya hay un archivo con este nombre. ¿Reemplazarlo?</translation>
    </message>
    <message>
        <source>A text file with the views in order, to keep, to edit and to pass on.</source>
        <translation>Un archivo de texto con las vistas en orden, para guardar, editar y compartir.</translation>
    </message>
    <message>
        <source>A file NAME.tour.yaml that was saved here. What is in the list now comes back with “Take back”.</source>
        <translation>Un archivo NOMBRE.tour.yaml guardado aquí. Lo que hay ahora en la lista vuelve con «Deshacer el cambio».</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Reemplazar</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Guardar</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Abrir</translation>
    </message>
</context>
<context>
    <name>ViewsPanel</name>
    <message>
        <source>Tours</source>
        <translation>Recorridos</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Play the tour: %1</source>
        <translation>Reproducir el recorrido: %1</translation>
    </message>
    <message>
        <source>What is seen now can be kept here. Several views in order are a tour to play and to pass on.</source>
        <translation>Lo que se ve ahora se puede guardar aquí. Varias vistas en orden son un recorrido para reproducir y compartir.</translation>
    </message>
    <message>
        <source>Keep this view</source>
        <translation>Guardar esta vista</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Reproducir</translation>
    </message>
    <message>
        <source>Play my views</source>
        <translation>Reproducir mis vistas</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Deshacer el cambio</translation>
    </message>
    <message>
        <source>Take back the last change of my views</source>
        <translation>Deshacer el último cambio de mis vistas</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Guardar…</translation>
    </message>
    <message>
        <source>Save my views as a file</source>
        <translation>Guardar mis vistas en un archivo</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>Abrir…</translation>
    </message>
    <message>
        <source>Open a file of views</source>
        <translation>Abrir un archivo de vistas</translation>
    </message>
    <message>
        <source>Look from</source>
        <translation>Mirar desde</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>bone</source>
        <translation>hueso</translation>
    </message>
    <message>
        <source>disc</source>
        <translation>disco</translation>
    </message>
    <message>
        <source>cartilage</source>
        <translation>cartílago</translation>
    </message>
    <message>
        <source>ligament</source>
        <translation>ligamento</translation>
    </message>
    <message>
        <source>muscle</source>
        <translation>músculo</translation>
    </message>
    <message>
        <source>tendon</source>
        <translation>tendón</translation>
    </message>
    <message>
        <source>nerve</source>
        <translation>nervio</translation>
    </message>
    <message>
        <source>vessel</source>
        <translation>vaso</translation>
    </message>
    <message>
        <source>vein</source>
        <translation>vena</translation>
    </message>
    <message>
        <source>bursa</source>
        <translation>bolsa</translation>
    </message>
    <message>
        <source>fascia</source>
        <translation>fascia</translation>
    </message>
    <message>
        <source>organ</source>
        <translation>órgano</translation>
    </message>
    <message>
        <source>skin</source>
        <translation>piel</translation>
    </message>
    <message>
        <source>other</source>
        <translation>otra</translation>
    </message>
    <message>
        <source>origin</source>
        <translation>origen</translation>
    </message>
    <message>
        <source>insertion</source>
        <translation>inserción</translation>
    </message>
    <message>
        <source>group</source>
        <translation>grupo</translation>
    </message>
    <message>
        <source>landmark</source>
        <translation>punto de referencia</translation>
    </message>
    <message>
        <source>left</source>
        <translation>izquierda</translation>
    </message>
    <message>
        <source>right</source>
        <translation>derecha</translation>
    </message>
    <message>
        <source>point</source>
        <translation>punto</translation>
    </message>
    <message>
        <source>symptom</source>
        <translation>síntoma</translation>
    </message>
    <message>
        <source>exercise</source>
        <translation>ejercicio</translation>
    </message>
    <message>
        <source>answer</source>
        <translation>respuesta</translation>
    </message>
    <message>
        <source>cause</source>
        <translation>causa</translation>
    </message>
    <message>
        <source>benefit</source>
        <translation>beneficio</translation>
    </message>
    <message>
        <source>condition</source>
        <translation>afección</translation>
    </message>
    <message>
        <source>word</source>
        <translation>término</translation>
    </message>
    <message>
        <source>note</source>
        <translation>nota</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>Puntos</translation>
    </message>
    <message>
        <source>Symptoms</source>
        <translation>Síntomas</translation>
    </message>
    <message>
        <source>Exercises</source>
        <translation>Ejercicios</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>Respuestas</translation>
    </message>
    <message>
        <source>Causes</source>
        <translation>Causas</translation>
    </message>
    <message>
        <source>Benefits</source>
        <translation>Beneficios</translation>
    </message>
    <message>
        <source>Conditions</source>
        <translation>Afecciones</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>Términos</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notas</translation>
    </message>
    <message>
        <source>supported</source>
        <translation>respaldado</translation>
    </message>
    <message>
        <source>partly</source>
        <translation>en parte</translation>
    </message>
    <message>
        <source>contested</source>
        <translation>discutido</translation>
    </message>
    <message>
        <source>unsupported</source>
        <translation>sin respaldo</translation>
    </message>
    <message>
        <source>Studies and textbooks agree with this.</source>
        <translation>Los estudios y los manuales coinciden con esto.</translation>
    </message>
    <message>
        <source>Some of this holds, within limits.</source>
        <translation>Algo de esto se sostiene, con límites.</translation>
    </message>
    <message>
        <source>Studies do not agree on this.</source>
        <translation>Los estudios no coinciden en esto.</translation>
    </message>
    <message>
        <source>We found no good studies that show this.</source>
        <translation>No encontramos buenos estudios que lo muestren.</translation>
    </message>
    <message>
        <source>name</source>
        <translation>nombre</translation>
    </message>
    <message>
        <source>Latin</source>
        <translation>latín</translation>
    </message>
    <message>
        <source>synonym</source>
        <translation>sinónimo</translation>
    </message>
    <message>
        <source>TA2</source>
        <translation>TA2</translation>
    </message>
    <message>
        <source>FMA</source>
        <translation>FMA</translation>
    </message>
    <message>
        <source>key</source>
        <translation>clave</translation>
    </message>
    <message>
        <source>text</source>
        <translation>texto</translation>
    </message>
    <message>
        <source>another language</source>
        <translation>otra lengua</translation>
    </message>
    <message>
        <source>left %1</source>
        <translation>%1, lado izquierdo</translation>
    </message>
    <message>
        <source>right %1</source>
        <translation>%1, lado derecho</translation>
    </message>
    <message>
        <source>%1 and others</source>
        <translation>%1 y otros</translation>
    </message>
    <message>
        <source>%1 (read in a transcription)</source>
        <translation>%1 (leído en una transcripción)</translation>
    </message>
    <message>
        <source>%1 (computed from its data)</source>
        <translation>%1 (calculado a partir de sus datos)</translation>
    </message>
    <message>
        <source>%1 (to be checked)</source>
        <translation>%1 (por comprobar)</translation>
    </message>
</context>
<context>
    <name>psoas</name>
    <message>
        <source>The poses kept in %1 could not be read (line %2: %3). Mend that line or remove the file; until then new ones are not kept.</source>
        <translation>No se pudieron leer las posturas guardadas en %1 (línea %2: %3). Hay que corregir esa línea o quitar el archivo; hasta entonces no se guardan nuevas.</translation>
    </message>
    <message>
        <source>The pose could not be kept in %1: %2. Make room there, or let the folder be written to.</source>
        <translation>No se pudo guardar la postura en %1: %2. Hay que hacer sitio allí o permitir escribir en la carpeta.</translation>
    </message>
</context>
<context>
    <name>psoas::CommandModel</name>
    <message>
        <source> or </source>
        <translation> o </translation>
    </message>
    <message>
        <source>Shift+</source>
        <translation>Mayús+</translation>
    </message>
    <message>
        <source>Ctrl+</source>
        <translation>Ctrl+</translation>
    </message>
    <message>
        <source>left drag</source>
        <translation>arrastrar con el izquierdo</translation>
    </message>
    <message>
        <source>middle drag</source>
        <translation>arrastrar con el central</translation>
    </message>
    <message>
        <source>right drag</source>
        <translation>arrastrar con el derecho</translation>
    </message>
    <message>
        <source>Mouse</source>
        <translation>Ratón</translation>
    </message>
    <message>
        <source>Turn the body</source>
        <translation>Girar el cuerpo</translation>
    </message>
    <message>
        <source>Move the picture</source>
        <translation>Mover la imagen</translation>
    </message>
    <message>
        <source>Zoom</source>
        <translation>Acercar y alejar</translation>
    </message>
    <message>
        <source>Zoom to the pointer</source>
        <translation>Acercar hacia el puntero</translation>
    </message>
    <message>
        <source>wheel, or pinch</source>
        <translation>rueda, o pellizcar</translation>
    </message>
    <message>
        <source>two fingers on a trackpad</source>
        <translation>dos dedos en el panel táctil</translation>
    </message>
    <message>
        <source>Select</source>
        <translation>Seleccionar</translation>
    </message>
    <message>
        <source>click</source>
        <translation>clic</translation>
    </message>
    <message>
        <source>Add to the selection, or take away</source>
        <translation>Añadir a la selección, o quitar</translation>
    </message>
    <message>
        <source>Ctrl or Shift+click</source>
        <translation>Ctrl o Mayús+clic</translation>
    </message>
    <message>
        <source>Select nothing</source>
        <translation>No seleccionar nada</translation>
    </message>
    <message>
        <source>click beside the body</source>
        <translation>clic fuera del cuerpo</translation>
    </message>
    <message>
        <source>Make it the centre</source>
        <translation>Ponerlo en el centro</translation>
    </message>
    <message>
        <source>double click</source>
        <translation>doble clic</translation>
    </message>
    <message>
        <source>Menu of a structure</source>
        <translation>Menú de una estructura</translation>
    </message>
    <message>
        <source>right click</source>
        <translation>clic derecho</translation>
    </message>
</context>
<context>
    <name>psoas::EntryModel</name>
    <message>
        <source>What this is about</source>
        <translation>De qué se trata</translation>
    </message>
    <message>
        <source>What the article says</source>
        <translation>Lo que dice el artículo</translation>
    </message>
    <message>
        <source>The article’s text ends here.</source>
        <translation>El texto del artículo termina aquí.</translation>
    </message>
    <message>
        <source>&lt;i&gt;The article’s text ends here.&lt;/i&gt;</source>
        <translation>&lt;i&gt;El texto del artículo termina aquí.&lt;/i&gt;</translation>
    </message>
    <message>
        <source>Set-up, as the article gives it</source>
        <translation>Preparación, según el artículo</translation>
    </message>
    <message>
        <source>The article gives none.</source>
        <translation>El artículo no da ninguna.</translation>
    </message>
    <message>
        <source>Dose, as the article gives it</source>
        <translation>Dosis, según el artículo</translation>
    </message>
    <message>
        <source>When to stop, by the article</source>
        <translation>Cuándo parar, según el artículo</translation>
    </message>
    <message>
        <source>Precautions of the article</source>
        <translation>Precauciones del artículo</translation>
    </message>
    <message>
        <source>Precautions of this atlas</source>
        <translation>Precauciones de este atlas</translation>
    </message>
    <message>
        <source>Lengthens</source>
        <translation>Alarga</translation>
    </message>
    <message>
        <source>Loads</source>
        <translation>Hace trabajar</translation>
    </message>
    <message>
        <source>What the literature says</source>
        <translation>Lo que dice la literatura</translation>
    </message>
    <message>
        <source>What else it may be</source>
        <translation>Qué más puede ser</translation>
    </message>
    <message>
        <source>%1 %2 %3</source>
        <translation>%1 %2 %3</translation>
    </message>
    <message>
        <source>→</source>
        <translation>→</translation>
    </message>
    <message>
        <source>⇢</source>
        <translation>⇢</translation>
    </message>
    <message>
        <source> (the article’s idea)</source>
        <translation> (idea del artículo)</translation>
    </message>
    <message>
        <source>The chain the articles propose</source>
        <translation>La cadena que proponen los artículos</translation>
    </message>
    <message>
        <source>Concerns</source>
        <translation>Concierne a</translation>
    </message>
    <message>
        <source>In plain words</source>
        <translation>En palabras sencillas</translation>
    </message>
    <message>
        <source> · first article</source>
        <translation> · primer artículo</translation>
    </message>
    <message>
        <source> · second article</source>
        <translation> · segundo artículo</translation>
    </message>
    <message>
        <source>What studies say</source>
        <translation>Lo que dicen los estudios</translation>
    </message>
    <message>
        <source>How it is done</source>
        <translation>Cómo se hace</translation>
    </message>
    <message>
        <source>How long, by the article</source>
        <translation>Cuánto tiempo, según el artículo</translation>
    </message>
    <message>
        <source>When to ease off</source>
        <translation>Cuándo aflojar</translation>
    </message>
    <message>
        <source>With care</source>
        <translation>Con cuidado</translation>
    </message>
</context>
<context>
    <name>psoas::FactsModel</name>
    <message>
        <source>About</source>
        <translation>Descripción</translation>
    </message>
    <message>
        <source>Origin</source>
        <translation>Origen</translation>
    </message>
    <message>
        <source>Insertion</source>
        <translation>Inserción</translation>
    </message>
    <message>
        <source>Nerve supply</source>
        <translation>Inervación</translation>
    </message>
    <message>
        <source>Blood supply</source>
        <translation>Irrigación</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>Acción</translation>
    </message>
    <message>
        <source>%L1 cm²</source>
        <translation>%L1 cm²</translation>
    </message>
    <message>
        <source>Muscle</source>
        <translation>Músculo</translation>
    </message>
    <message>
        <source>Lies on</source>
        <translation>Está sobre</translation>
    </message>
    <message>
        <source>Size in the model</source>
        <translation>Tamaño en el modelo</translation>
    </message>
    <message>
        <source>Attachment areas</source>
        <translation>Áreas de inserción</translation>
    </message>
    <message>
        <source>%1, %2: %3</source>
        <translation>%1, %2: %3</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Muscles attached here</source>
        <translation>Músculos que se insertan aquí</translation>
    </message>
    <message>
        <source>Landmarks</source>
        <translation>Puntos de referencia</translation>
    </message>
</context>
<context>
    <name>psoas::LanguageModel</name>
    <message>
        <source>Latin names</source>
        <translation>Nombres en latín</translation>
    </message>
    <message>
        <source>Names: %1</source>
        <translation>Nombres: %1</translation>
    </message>
</context>
<context>
    <name>psoas::OverlayModel</name>
    <message>
        <source>Illustration of the article’s idea</source>
        <translation>Ilustración de la idea del artículo</translation>
    </message>
    <message>
        <source>Thigh to trunk: %1°; 180° is a straight line</source>
        <translation>Del muslo al tronco: %1°; 180° es una línea recta</translation>
    </message>
    <message>
        <source>The line along which the muscle pulls on spine and thigh, of the model; an arrow’s length is no force</source>
        <translation>La línea por la que el músculo tira de la columna y del muslo, del modelo; el largo de una flecha no es una fuerza</translation>
    </message>
    <message>
        <source>Longer and shorter</source>
        <translation>Más largo y más corto</translation>
    </message>
    <message>
        <source>Thigh to trunk</source>
        <translation>Del muslo al tronco</translation>
    </message>
    <message>
        <source>Lines of pull</source>
        <translation>Líneas de tracción</translation>
    </message>
    <message>
        <source>Lever arm</source>
        <translation>Brazo de palanca</translation>
    </message>
    <message>
        <source>Nerves and what they supply</source>
        <translation>Nervios y lo que inervan</translation>
    </message>
    <message>
        <source>How deep it lies</source>
        <translation>A qué profundidad está</translation>
    </message>
    <message>
        <source>Level cut</source>
        <translation>Corte horizontal</translation>
    </message>
    <message>
        <source>“Tight psoas”: both articles’ ideas</source>
        <translation>«Psoas tenso»: las ideas de ambos artículos</translation>
    </message>
    <message>
        <source>Cut across</source>
        <translation>Corte</translation>
    </message>
    <message>
        <source>Cut across: %1</source>
        <translation>Corte: %1</translation>
    </message>
    <message>
        <source>seen from above</source>
        <translation>visto desde arriba</translation>
    </message>
    <message>
        <source>seen from below</source>
        <translation>visto desde abajo</translation>
    </message>
    <message>
        <source>A level cut, %1</source>
        <translation>Un corte horizontal, %1</translation>
    </message>
    <message>
        <source>A level cut at %1, %2</source>
        <translation>Un corte horizontal en %1, %2</translation>
    </message>
    <message>
        <source>First article: a tight psoas flattens the low back</source>
        <translation>Primer artículo: un psoas tenso aplana la zona lumbar</translation>
    </message>
    <message>
        <source>Second article: a tight psoas hollows the low back</source>
        <translation>Segundo artículo: un psoas tenso ahueca la zona lumbar</translation>
    </message>
    <message>
        <source>Line of pull</source>
        <translation>Línea de tracción</translation>
    </message>
    <message>
        <source>Centre of the hip joint</source>
        <translation>Centro de la articulación de la cadera</translation>
    </message>
    <message>
        <source>Lever arm: %1 mm, of the model</source>
        <translation>Brazo de palanca: %1 mm, del modelo</translation>
    </message>
    <message>
        <source>Lever arm: not measured past 95°</source>
        <translation>Brazo de palanca: sin medir más allá de 95°</translation>
    </message>
    <message>
        <source>Length against standing, of the model</source>
        <translation>Longitud respecto a estar de pie, del modelo</translation>
    </message>
    <message>
        <source>Shorter: dots</source>
        <translation>Más corto: puntos</translation>
    </message>
    <message>
        <source>Longer: stripes</source>
        <translation>Más largo: rayas</translation>
    </message>
    <message>
        <source>How far the line of pull of psoas passes from the centre of the hip: its lever arm</source>
        <translation>A qué distancia del centro de la cadera pasa la línea de tracción del psoas: su brazo de palanca</translation>
    </message>
    <message>
        <source>Nerves are drawn through what lies before them</source>
        <translation>Los nervios se ven a través de lo que tienen delante</translation>
    </message>
    <message>
        <source>Muscles supplied from the lumbar plexus</source>
        <translation>Músculos inervados desde el plexo lumbar</translation>
    </message>
    <message>
        <source>Muscles supplied from the sacral plexus</source>
        <translation>Músculos inervados desde el plexo sacro</translation>
    </message>
    <message>
        <source>Outlines of skin and muscles at L3/4, from outside in</source>
        <translation>Contornos de la piel y los músculos en L3/4, de fuera hacia dentro</translation>
    </message>
    <message>
        <source>Psoas</source>
        <translation>Psoas</translation>
    </message>
    <message>
        <source>What the articles think leads to what</source>
        <translation>Lo que los artículos creen que lleva a qué</translation>
    </message>
    <message>
        <source>Evidence is weak or missing</source>
        <translation>Pruebas débiles o ausentes</translation>
    </message>
    <message>
        <source>There is evidence</source>
        <translation>Hay pruebas</translation>
    </message>
    <message>
        <source>The articles disagree on what a tight psoas does to the low back</source>
        <translation>Los artículos no coinciden en lo que un psoas tenso hace a la zona lumbar</translation>
    </message>
    <message>
        <source>Lumbar curve in this pose</source>
        <translation>Curva lumbar en esta postura</translation>
    </message>
    <message>
        <source>Lumbar curve by the article’s idea</source>
        <translation>Curva lumbar según la idea del artículo</translation>
    </message>
</context>
<context>
    <name>psoas::PeelModel</name>
    <message>
        <source>Nothing is off.</source>
        <translation>No hay nada quitado.</translation>
    </message>
    <message>
        <source>%1 of %2 layers are off, with %3 structures.</source>
        <translation>%1 de %2 capas están quitadas, con %3 estructuras.</translation>
    </message>
</context>
<context>
    <name>psoas::PoseModel</name>
    <message>
        <source>Stand</source>
        <translation>De pie</translation>
    </message>
    <message>
        <source>Sit</source>
        <translation>Sentado</translation>
    </message>
    <message>
        <source>Slouch</source>
        <translation>Encorvado</translation>
    </message>
    <message>
        <source>Lie</source>
        <translation>Tumbado</translation>
    </message>
    <message>
        <source>Pillow</source>
        <translation>Almohada</translation>
    </message>
    <message>
        <source>March</source>
        <translation>Marcha</translation>
    </message>
    <message>
        <source>Leg raise</source>
        <translation>Pierna arriba</translation>
    </message>
    <message>
        <source>Bridge</source>
        <translation>Puente</translation>
    </message>
    <message>
        <source>Leg behind</source>
        <translation>Pierna atrás</translation>
    </message>
    <message>
        <source>Lunge</source>
        <translation>Zancada</translation>
    </message>
    <message>
        <source>Table edge</source>
        <translation>Borde de mesa</translation>
    </message>
    <message>
        <source>Walk</source>
        <translation>Caminar</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Correr</translation>
    </message>
    <message>
        <source>Bend</source>
        <translation>Inclinado</translation>
    </message>
    <message>
        <source>Side bend</source>
        <translation>De lado</translation>
    </message>
</context>
<context>
    <name>psoas::SavedViewModel</name>
    <message>
        <source>The saved views could not be understood; the file is kept as %1.</source>
        <translation>No se entendieron las vistas guardadas; el archivo se conserva como %1.</translation>
    </message>
    <message>
        <source>My views</source>
        <translation>Mis vistas</translation>
    </message>
    <message>
        <source>The saved views could not be written and hold until the window closes: %1</source>
        <translation>No se pudieron escribir las vistas guardadas y valen hasta que se cierre la ventana: %1</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>There is room for %1 views; save this tour and begin another.</source>
        <translation>Hay sitio para %1 vistas; conviene guardar este recorrido y empezar otro.</translation>
    </message>
    <message>
        <source>%1 is no tour that can be read: %2</source>
        <translation>%1 no es un recorrido que se pueda leer: %2</translation>
    </message>
    <message>
        <source>%1 of the structures in this tour are not in %2; its views are shown without them.</source>
        <translation>%1 de las estructuras de este recorrido no están en %2; sus vistas se muestran sin ellas.</translation>
    </message>
</context>
<context>
    <name>psoas::SectionModel</name>
    <message>
        <source>Level</source>
        <translation>Horizontal</translation>
    </message>
    <message>
        <source>Side</source>
        <translation>Sagital</translation>
    </message>
    <message>
        <source>Depth</source>
        <translation>Frontal</translation>
    </message>
    <message>
        <source>Cuts upper from lower</source>
        <translation>Separa arriba de abajo</translation>
    </message>
    <message>
        <source>Cuts left from right</source>
        <translation>Separa izquierda de derecha</translation>
    </message>
    <message>
        <source>Cuts front from back</source>
        <translation>Separa delante de detrás</translation>
    </message>
    <message>
        <source>keeps what is below</source>
        <translation>conserva lo de abajo</translation>
    </message>
    <message>
        <source>keeps what is above</source>
        <translation>conserva lo de arriba</translation>
    </message>
    <message>
        <source>keeps the subject&apos;s right</source>
        <translation>conserva la derecha del sujeto</translation>
    </message>
    <message>
        <source>keeps the subject&apos;s left</source>
        <translation>conserva la izquierda del sujeto</translation>
    </message>
    <message>
        <source>keeps what is behind</source>
        <translation>conserva lo de detrás</translation>
    </message>
    <message>
        <source>keeps what is in front</source>
        <translation>conserva lo de delante</translation>
    </message>
</context>
<context>
    <name>psoas::Session</name>
    <message>
        <source>Only files and folders of this computer can be opened, and %1 is neither; save it first.</source>
        <translation>Solo se pueden abrir archivos y carpetas de este equipo, y %1 no es ni lo uno ni lo otro; primero hay que guardarlo.</translation>
    </message>
    <message>
        <source>Only the first of %1 files was opened; put them into one folder and open that to see them together.</source>
        <translation>Solo se abrió el primero de %1 archivos; para verlos juntos hay que ponerlos en una carpeta y abrirla.</translation>
    </message>
    <message>
        <source>the built-in atlas</source>
        <translation>el atlas incluido</translation>
    </message>
    <message>
        <source>Opening was stopped. Open a model with Ctrl+O, or the built-in atlas from the menu at the top right.</source>
        <translation>Se detuvo la apertura. Ctrl+O abre un modelo; el menú de arriba a la derecha, el atlas incluido.</translation>
    </message>
    <message>
        <source>One thing in %1 is not as it should be; the rest is shown.</source>
        <translation>Una cosa en %1 no está como debería; se muestra el resto.</translation>
    </message>
    <message>
        <source>%1 things in %2 are not as they should be; the rest is shown.</source>
        <translation>%1 cosas en %2 no están como deberían; se muestra el resto.</translation>
    </message>
    <message>
        <source>from above</source>
        <translation>desde arriba</translation>
    </message>
    <message>
        <source>from below</source>
        <translation>desde abajo</translation>
    </message>
    <message>
        <source>the subject&apos;s left</source>
        <translation>la izquierda del sujeto</translation>
    </message>
    <message>
        <source>the subject&apos;s right</source>
        <translation>la derecha del sujeto</translation>
    </message>
    <message>
        <source>from the front</source>
        <translation>de frente</translation>
    </message>
    <message>
        <source>from the back</source>
        <translation>desde atrás</translation>
    </message>
    <message>
        <source>from the front and %1</source>
        <translation>de frente y desde %1</translation>
    </message>
    <message>
        <source>from the back and %1</source>
        <translation>desde atrás y desde %1</translation>
    </message>
    <message>
        <source>from %1</source>
        <translation>desde %1</translation>
    </message>
    <message>
        <source>%1, above</source>
        <translation>%1, por encima</translation>
    </message>
    <message>
        <source>%1, below</source>
        <translation>%1, por debajo</translation>
    </message>
    <message>
        <source>One text could not be read and is left out; the rest is there. psoas-atlas check says why.</source>
        <translation>Un texto no se pudo leer y se omite; el resto está. psoas-atlas check dice por qué.</translation>
    </message>
    <message>
        <source>%1 texts could not be read and are left out; the rest is there. psoas-atlas check says why.</source>
        <translation>%1 textos no se pudieron leer y se omiten; el resto está. psoas-atlas check dice por qué.</translation>
    </message>
</context>
<context>
    <name>psoas::Settings</name>
    <message>
        <source>The settings in %1 could not be understood, so the usual ones are in force; the file is kept as %2.</source>
        <translation>No se entendieron los ajustes de %1, así que rigen los habituales; el archivo se conserva como %2.</translation>
    </message>
    <message>
        <source>The settings in %1 could not be understood, so the usual ones are in force.</source>
        <translation>No se entendieron los ajustes de %1, así que rigen los habituales.</translation>
    </message>
    <message>
        <source>The settings could not be written to %1; they hold until the window closes. Check that the folder can be written to and that the disk is not full.</source>
        <translation>No se pudieron guardar los ajustes en %1; valen hasta que se cierre la ventana. Conviene comprobar que se puede escribir en la carpeta y que el disco no está lleno.</translation>
    </message>
</context>
<context>
    <name>psoas::SourceListModel</name>
    <message>
        <source>seen: the page, table or abstract itself</source>
        <translation>consultada: la propia página, tabla o resumen</translation>
    </message>
    <message>
        <source>seen in a transcription by others</source>
        <translation>consultada en una transcripción ajena</translation>
    </message>
    <message>
        <source>worked out from its published data</source>
        <translation>calculada a partir de sus datos publicados</translation>
    </message>
    <message>
        <source>to be checked: not seen yet</source>
        <translation>por comprobar: aún no consultada</translation>
    </message>
</context>
<context>
    <name>psoas::StructureTreeModel</name>
    <message>
        <source>group of %1</source>
        <translation>grupo de %1</translation>
    </message>
    <message>
        <source>hidden</source>
        <translation>oculta</translation>
    </message>
    <message>
        <source>partly hidden</source>
        <translation>oculto en parte</translation>
    </message>
    <message>
        <source>faded</source>
        <translation>translúcida</translation>
    </message>
</context>
<context>
    <name>psoas::TourListModel</name>
    <message>
        <source>about a minute</source>
        <translation>alrededor de un minuto</translation>
    </message>
    <message>
        <source>about %1 minutes</source>
        <translation>alrededor de %1 minutos</translation>
    </message>
</context>
<context>
    <name>psoas::ViewportItem</name>
    <message>
        <source>There is no picture, because OpenGL 3.3 is missing here. Install the driver of the graphics card, or the software one (package libgl1-mesa-dri), and start the program again. Lists, search and facts work.</source>
        <translation>No hay imagen porque aquí falta OpenGL 3.3. Hay que instalar el controlador de la tarjeta gráfica, o el de software (paquete libgl1-mesa-dri), y volver a iniciar el programa. Las listas, la búsqueda y los datos funcionan.</translation>
    </message>
    <message>
        <source>The picture could not be written to %1: %2. Choose another place, or make room there.</source>
        <translation>No se pudo guardar la imagen en %1: %2. Hay que elegir otro lugar o hacer sitio allí.</translation>
    </message>
    <message>
        <source>the window is not open</source>
        <translation>la ventana no está abierta</translation>
    </message>
</context>
</TS>
