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
        <translation>Cada dato muestra sus fuentes. Lo marcado como «por comprobar» todavía no se ha visto en su fuente.</translation>
    </message>
    <message>
        <source>The program is free under the MIT licence; the built-in atlas and all texts under CC BY 4.0. Built with Qt, Assimp, GLM, spdlog, yaml-cpp, meshoptimizer, libepoxy, libpng and utf8proc, each under its own licence.</source>
        <translation>El programa es libre bajo la licencia MIT; el atlas incluido y todos los textos, bajo CC BY 4.0. Hecho con Qt, Assimp, GLM, spdlog, yaml-cpp, meshoptimizer, libepoxy, libpng y utf8proc, cada uno con su propia licencia.</translation>
    </message>
    <message>
        <source>Models shown now: %1</source>
        <translation>Modelos que se muestran ahora: %1</translation>
    </message>
    <message>
        <source>Models that you open remain under the licence of those who made them.</source>
        <translation>Los modelos que se abren conservan la licencia de quienes los hicieron.</translation>
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
        <translation>Volver de vidrio</translation>
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
    <name>SearchBox</name>
    <message>
        <source>Search structures</source>
        <translation>Buscar estructuras</translation>
    </message>
    <message>
        <source>Search: names, Latin, TA2 2595 …</source>
        <translation>Buscar: nombres, latín, TA2 2595 …</translation>
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
</context>
<context>
    <name>SlimScrollBar</name>
    <message>
        <source>Scroll bar</source>
        <translation>Barra de desplazamiento</translation>
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
        <translation>de vidrio</translation>
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
        <translation>Volver de vidrio</translation>
    </message>
    <message>
        <source>A click turns what it hits to glass, or back.</source>
        <translation>Un clic vuelve de vidrio lo que toca, o lo devuelve.</translation>
    </message>
</context>
<context>
    <name>ViewsPanel</name>
    <message>
        <source>Views</source>
        <translation>Vistas</translation>
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
        <translation>Carga</translation>
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
        <source>Some of what is written about the structures could not be read and is left out; the rest is there. psoas-atlas check lists every place.</source>
        <translation>Parte de lo escrito sobre las estructuras no se pudo leer y se omite; el resto está. psoas-atlas check enumera cada lugar.</translation>
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
        <translation>de vidrio</translation>
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
